"""Papers of agreements: the draft of the text, to be edited in Word or printed."""
