"""A magbuild that the kernel kills when it opens a socket or starts a program: `sealed.py WORDS`.

A filter for system calls (seccomp) holds for the process and all its children, needs no rights and
cannot be taken off again. A child that dies of it could go unnoticed, so Python itself is asked as
well, before any child is made.
"""

import ctypes
import os
import platform
import signal
import struct
import sys

CALLS = {
    "x86_64": (0xC000003E, {"socket": 41, "connect": 42, "execve": 59, "execveat": 322}),
    "aarch64": (0xC00000B7, {"socket": 198, "connect": 203, "execve": 221, "execveat": 281}),
}
"""For each machine, how the kernel calls it, and the numbers of what is forbidden."""

PROGRAMS = frozenset(
    {
        "subprocess.Popen",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
        "pty.spawn",
    }
)
"""What Python calls the starting of a program."""

_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2


def can_seal() -> bool:
    """Whether this is a machine whose system calls are known here."""
    return sys.platform == "linux" and platform.machine() in CALLS


def seal() -> None:
    """Have this process, or a child of it, killed at the first forbidden call."""
    sys.addaudithook(_refuse)
    architecture, calls = CALLS[platform.machine()]
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
    ]
    for left, number in zip(range(len(calls), 0, -1), calls.values(), strict=True):
        steps.append((_EQUAL, left, 0, number))
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _KILL)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    for words in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_SECCOMP, _FILTER, program, 0, 0)):
        if libc.prctl(
            *(ctypes.c_char_p(w) if isinstance(w, bytes) else ctypes.c_ulong(w) for w in words)
        ):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in PROGRAMS or event.startswith("socket."):
        os.kill(os.getpid(), signal.SIGSYS)


if __name__ == "__main__":
    from magbuild.cli.main import run

    seal()
    sys.exit(run(sys.argv[1:]))
