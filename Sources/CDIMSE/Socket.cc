#include "CDIMSE.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

int cdimse_listen(const char *host, uint16_t port) {
    char service[8];
    std::snprintf(service, sizeof service, "%u", static_cast<unsigned>(port));
    addrinfo hints = {};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    addrinfo *addresses = nullptr;
    if (getaddrinfo(host, service, &hints, &addresses) != 0 || !addresses) return -EADDRNOTAVAIL;
    int result = -EADDRNOTAVAIL;
    for (const addrinfo *address = addresses; address; address = address->ai_next) {
        const int listener = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (listener < 0) {
            result = -errno;
            continue;
        }
        const int yes = 1;
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        if (bind(listener, address->ai_addr, address->ai_addrlen) == 0 && listen(listener, 256) == 0) {
            result = listener;
            break;
        }
        result = -errno;
        close(listener);
    }
    freeaddrinfo(addresses);
    return result;
}

int cdimse_accept(int listener, int milliseconds) {
    pollfd wait = {listener, POLLIN, 0};
    if (poll(&wait, 1, milliseconds) <= 0) return -1;
    const int descriptor = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (descriptor < 0) return -1;
    // Small messages go back and forth: each would wait for the acknowledgement of the one before.
    const int yes = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return descriptor;
}
