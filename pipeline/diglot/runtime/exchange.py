"""A new file, and what the old one should be -> the new one in its place, if the old one is that."""

import errno
import os
import sys
from typing import Final

from diglot.runtime.content import digest, digest_of_file

__all__ = ["replace_if"]

_HERE: Final = -100  # AT_FDCWD
_NO_REPLACE, _EXCHANGE = 1, 2  # linux/fs.h
_UNSUPPORTED: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})


def replace_if(new: str, target: str, old: bytes) -> bool:
    """Give a file the place of another one with the digest `old`; False if another one is there, and stays.

    Where the system can exchange two files (Linux), nothing that another program saves can fall between the look and
    the deed; elsewhere some microseconds are left. OSError if the file cannot have the place.
    """
    if digest_of_file(target) != old:
        return False
    try:
        if old == digest(None):
            _rename(new, target, _NO_REPLACE)
            return True
        own = digest_of_file(new)
        _rename(new, target, _EXCHANGE)
    except (FileExistsError, FileNotFoundError):
        return False
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        os.replace(new, target)
        return True
    return _settle(new, target, own, old)


def _settle(aside: str, target: str, own: bytes, old: bytes) -> bool:
    """After an exchange, removes what came out if it is the old file, or puts what somebody has saved back."""
    out = digest_of_file(aside)
    if out == old:
        os.unlink(aside)
        return True
    there = own
    while True:  # somebody may save again while we put it back: the last one stays
        saved = out
        _rename(aside, target, _EXCHANGE)
        out = digest_of_file(aside)
        if out == there:
            return False
        there = saved


def _rename(source: str, target: str, flags: int) -> None:
    """Renameat2(2), Linux 3.15; OSError with ENOSYS elsewhere."""
    if not sys.platform.startswith("linux"):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    import ctypes

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # an old C library
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
    if call(_HERE, os.fsencode(source), _HERE, os.fsencode(target), flags):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
