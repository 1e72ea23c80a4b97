package braid.launcher.client;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The TLS of a client that speaks none. The default one reads every certificate that this machine trusts, which takes longer than a short command. */
final class NoTls {
    /** Trusts nobody. */
    static final SSLContext CONTEXT = context();

    private NoTls() {}

    private static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("Every JDK has TLS", e);
        }
    }
}
