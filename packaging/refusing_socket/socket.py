"""Stands in the built program where Python's own `socket` would be: it can be imported, and it refuses to connect.

Parts of the standard library import `socket` long before anything would use it. Here they find the names they
touch while loading; whoever goes on to open a connection, or to ask for an address, gets OSError.
"""

from __future__ import annotations

from typing import NoReturn

REFUSAL = "Waymark opens no network connections."

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3
SOL_SOCKET, SOMAXCONN = 1, 4096
SO_REUSEADDR, SO_BROADCAST, SO_KEEPALIVE = 2, 6, 9
IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 6, 17, 41
TCP_NODELAY, IPV6_V6ONLY = 1, 26
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
NI_NUMERICHOST, NI_NUMERICSERV, AI_PASSIVE = 1, 2, 1
_GLOBAL_DEFAULT_TIMEOUT = object()
has_ipv6 = False

error = OSError
timeout = TimeoutError


class herror(OSError):  # noqa: N801, N818  (Python's own name)
    """Python's name for a failed look-up of a host."""


class gaierror(OSError):  # noqa: N801, N818  (Python's own name)
    """Python's name for a failed look-up of an address."""


class socket:  # noqa: N801  (Python's own name)
    """A name to inherit from; none can be made."""

    def __new__(cls, *_words: object, **_named: object) -> NoReturn:
        """Refuse. Raises OSError."""
        raise OSError(REFUSAL)


SocketType = socket


def _refuse(*_words: object, **_named: object) -> NoReturn:
    raise OSError(REFUSAL)


create_connection = create_server = socketpair = fromfd = fromshare = dup = close = _refuse
getaddrinfo = getnameinfo = getfqdn = gethostname = sethostname = _refuse
gethostbyname = gethostbyname_ex = gethostbyaddr = getservbyname = getservbyport = getprotobyname = _refuse
send_fds = recv_fds = if_nameindex = if_nametoindex = if_indextoname = has_dualstack_ipv6 = _refuse
inet_aton = inet_ntoa = inet_pton = inet_ntop = htons = htonl = ntohs = ntohl = _refuse


def getdefaulttimeout() -> None:
    """None: nothing here could ever wait."""


def setdefaulttimeout(_seconds: float | None) -> None:
    """Nothing to set, and no harm done."""
