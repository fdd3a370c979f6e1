"""Why the machine refused something: a term of the catalogue, so that it is said in two languages.

Every diagnostic that tells of an exception of the system or of Python gets its `reason` here.
"""

import errno
import os

_TERMS = {
    errno.ENOENT: "@no-such-file",
    errno.EACCES: "@not-permitted",
    errno.EPERM: "@not-permitted",
    errno.ENOSPC: "@disk-full",
    errno.EDQUOT: "@over-quota",
    errno.EIO: "@disk-fault",
    errno.EROFS: "@read-only",
    errno.EISDIR: "@is-folder",
    errno.ENOTDIR: "@no-folder",
    errno.EMFILE: "@too-many-open",
    errno.ENFILE: "@too-many-open",
    errno.ENOMEM: "@no-memory",
    errno.EEXIST: "@already-there",
    errno.ENOTEMPTY: "@folder-not-empty",
    errno.EXDEV: "@other-disk",
    errno.EBUSY: "@busy",
    errno.ENAMETOOLONG: "@name-too-long",
    errno.ELOOP: "@link-loop",
    errno.EADDRINUSE: "@address-in-use",
    errno.EADDRNOTAVAIL: "@address-not-here",
    errno.ECONNREFUSED: "@connection-refused",
    errno.ECONNRESET: "@connection-reset",
    errno.ENETUNREACH: "@unreachable",
    errno.EHOSTUNREACH: "@unreachable",
    errno.ETIMEDOUT: "@timed-out",
}


def reason_of(error: Exception) -> str:
    """A term for what an exception says, else its own words, else its name."""
    if isinstance(error, UnicodeDecodeError):
        return "@utf-8"
    if isinstance(error, TimeoutError):
        return "@timed-out"
    own = str(error)
    if isinstance(error, OSError):
        own = error.strerror or own
        # Network libraries have numbers of their own, which mean other things.
        if error.errno is not None and own == os.strerror(error.errno):
            return _TERMS.get(error.errno, own)
    return own or type(error).__name__
