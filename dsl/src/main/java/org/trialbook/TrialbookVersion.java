package org.trialbook;

/** Which Trialbook this is: its release, or {@code development} when run from class files. */
public final class TrialbookVersion {

  private static final String TEXT = read();

  private TrialbookVersion() {}

  /** For provenance and the User-Agent: {@code 0.1.0}. */
  public static String text() {
    return TEXT;
  }

  private static String read() {
    String version = TrialbookVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
