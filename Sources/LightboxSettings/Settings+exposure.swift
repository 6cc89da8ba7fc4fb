extension Settings {
    private static let loopback = ["127.0.0.1", "::1", "localhost"]

    /// Why these settings would show studies to a network where nobody said that this is wanted, and what to do; `nil` where
    /// they would not. TLS and access control together need no word of the user: tokens, or certificates of clients.
    package var exposureProblem: String? {
        remoteProblem ?? dimseProblem
    }

    private var remoteProblem: String? {
        guard !server.allowRemote, !Self.loopback.contains(server.host) else { return nil }
        let reach = "\(server.host) can be reached from other machines"
        if issuer.isOpen {
            return "\(reach), and the issuer for rehearsals (issuer.open) gives everybody a token for every study. "
                + "Add --allow-remote if there are invented studies only."
        }
        switch (needsTokens || server.tls.asksForClients, server.tls.isOn) {
        case (true, true): return nil
        case (true, false):
            return
                "\(reach), and there is no TLS: tokens and studies could be read on their way. Name a certificate and "
                + "its key (server.tls), or put a proxy with TLS in front and add --allow-remote."
        case (false, true):
            return "\(reach), and there is no access control: everybody there could read every study. Ask for tokens "
                + "(access) or certificates (server.tls.clientAuthorities), or add --allow-remote if that is what you want."
        case (false, false):
            return
                "\(reach), and there is no access control: everybody there could read every study. Add --allow-remote "
                + "if that is what you want."
        }
    }

    private var dimseProblem: String? {
        guard dimse.port != 0, dimse.allowedTitles.isEmpty, !Self.loopback.contains(dimse.host) else { return nil }
        return "\(dimse.host) can be reached from other machines: everybody there could send objects. "
            + "Name those who may in dimse.allowedTitles."
    }
}
