package org.trialbook.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate that nobody vouches for, made by the JDK's own tool.
 *
 * @param server makes the sockets of who shows it
 * @param trusting makes the sockets of who trusts it alone
 * @param trust what they trust
 */
record TestCertificate(SSLSocketFactory server, SSLSocketFactory trusting, X509TrustManager trust) {

  private static final String PASSWORD = "for-tests-only";

  static TestCertificate selfSigned(Path folder) throws IOException, InterruptedException {
    Path keys = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    int exit =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "localhost",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString())
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("keytool ended with " + exit);
    }
    return of(keys);
  }

  private static TestCertificate of(Path keys) throws IOException {
    try (InputStream in = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD.toCharArray());
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      return new TestCertificate(
          sockets(managers.getKeyManagers(), null),
          sockets(null, trust.getTrustManagers()),
          (X509TrustManager) trust.getTrustManagers()[0]);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static SSLSocketFactory sockets(KeyManager[] own, TrustManager[] trusted)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own, trusted, null);
    return context.getSocketFactory();
  }
}
