"""Bounds of a process that reads a stranger's file: native parsers may crash, hang or eat memory.

No Django: such a process has none.
"""


def bound(*, memory: int, seconds: int, grace: int = 0) -> None:
    """Let this process have so many bytes of memory and seconds of the processor, no more.

    Beyond its seconds it is sent SIGXCPU, and after `grace` more it is killed.
    """
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + grace))
