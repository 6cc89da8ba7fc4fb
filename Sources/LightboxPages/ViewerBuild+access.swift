internal import DICOMweb

extension ViewerBuild {
    /// What a configuration ends with where requests need a token. OHIF calls a configuration that is a function, and hands it
    /// its services; it reads members of it elsewhere.
    /// - Parameter home: the path of the pages of the server.
    static func access(home: String) -> String {
        """
        (() => {
          const token = () => { try { return sessionStorage.getItem("lightbox.token"); } catch { return null; } };
          const explain = () => {
            window.stop();
            document.documentElement.innerHTML = `<body style="font: 1.1rem sans-serif; margin: 3rem; max-width: 40rem">
              <h1>This server asks for a token</h1>
              <p>It shows studies to who has one. <a id="access">Give yours on its page</a>, in this tab, and then
              <a id="again">open the viewer again</a>.</p></body>`;
            document.getElementById("access").href = \(quoted(home + "#/access"));
            document.getElementById("again").href = location.href;
          };
          if (!token()) return explain();
          const values = window.config;
          const implementation = {
            getAuthorizationHeader: () => {
              const text = token();
              return text ? { Authorization: `Bearer ${text}` } : {};
            },
            handleUnauthenticated: explain,
          };
          const use = (service) => { service?.setServiceImplementation(implementation); return service; };
          window.config = Object.assign(({ servicesManager: { services } }) => {
            // The service is made after the configuration is read. It is told as soon as OHIF puts it among the others,
            // before anything is asked for.
            let held = use(services.userAuthenticationService);
            Object.defineProperty(services, "userAuthenticationService", {
              configurable: true, enumerable: true, get: () => held, set: (service) => { held = use(service); },
            });
            return values;
          }, values);
        })();

        """
    }
}
