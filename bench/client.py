"""Four clients that ask as fast as they are answered, each on one kept connection."""

import socket
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

CLIENTS = 4


@dataclass(frozen=True)
class Ask:
    """One request."""

    method: str
    path: str
    body: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Rate:
    """What came back: requests per second, latency in milliseconds, size of an answer."""

    per_second: float
    median: float
    p95: float
    size: int
    failures: int


class Connection:
    """One kept connection. Plain sockets: the client must not be what is measured."""

    def __init__(self, port: int) -> None:
        self.port = port

    def __enter__(self) -> "Connection":
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, ask: Ask) -> tuple[int, int]:
        """Send one request; return the status and the size of the body."""
        body = ask.body or b""
        headers = "".join(f"{name}: {value}\r\n" for name, value in ask.headers)
        head = (
            f"{ask.method} {ask.path} HTTP/1.1\r\nHost: localhost\r\n{headers}"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.socket.sendall(head.encode() + body)
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._more()
        top = received[:end].lower()
        place = top.index(b"content-length:") + 15
        size = int(top[place : top.find(b"\r", place) if b"\r" in top[place:] else None])
        missing = size - (len(received) - end - 4)
        while missing > 0:
            missing -= len(self._more())
        return int(top[9:12]), size

    def _more(self) -> bytes:
        part = self.socket.recv(262144)
        if not part:
            raise ConnectionError("The server closed the connection.")
        return part


def measure(port: int, asks: Callable[[int, int], Ask], seconds: float) -> Rate:
    """Send `asks(client, turn)` from all clients for some seconds, after a short warm-up."""
    _run(port, asks, min(1.0, seconds / 3))
    return _run(port, asks, seconds)


def _run(port: int, asks: Callable[[int, int], Ask], seconds: float) -> Rate:
    times: list[float] = []
    sizes: list[int] = []
    failures = [0]
    stop = time.perf_counter() + seconds

    def client(number: int) -> None:
        turn = 0
        with Connection(port) as connection:
            while (begun := time.perf_counter()) < stop:
                status, size = connection.send(asks(number, turn))
                turn += 1
                times.append(time.perf_counter() - begun)
                sizes.append(size)
                if status >= 300:
                    failures[0] += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    ordered = sorted(times)
    return Rate(
        per_second=len(times) / took,
        median=statistics.median(ordered) * 1000,
        p95=ordered[int(len(ordered) * 0.95)] * 1000,
        size=int(statistics.median(sizes)),
        failures=failures[0],
    )
