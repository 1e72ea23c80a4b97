package braid.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A key and a self-signed certificate for 127.0.0.1, made by the JDK's keytool, in the forms that the stores want. */
final class Keystores {
    static final String PASSWORD = "only-for-tests";
    private static final String ALIAS = "server";

    private final Path folder;

    Keystores(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        Files.deleteIfExists(keystore());
        Files.deleteIfExists(truststore());
        keytool(keystore(), "-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1");
        keytool(keystore(), "-exportcert", "-rfc", "-file", certificate().toString());
        keytool(truststore(), "-importcert", "-noprompt", "-file", certificate().toString());
        writeKey();
    }

    /** The servers' own. */
    Path keystore() {
        return folder.resolve("server.p12");
    }

    /** What clients trust. */
    Path truststore() {
        return folder.resolve("trusted.p12");
    }

    Path certificate() {
        return folder.resolve("server.crt");
    }

    Path key() {
        return folder.resolve("server.key");
    }

    private void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", ALIAS, "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        Path output = folder.resolve("keytool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError(command + ":\n" + Files.readString(output));
        }
    }

    /** PostgreSQL wants its key alone, readable by its owner only. */
    private void writeKey() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(keystore().toFile(), PASSWORD.toCharArray());
        byte[] key = store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Files.deleteIfExists(key());
        Files.writeString(key(), "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    }
}
