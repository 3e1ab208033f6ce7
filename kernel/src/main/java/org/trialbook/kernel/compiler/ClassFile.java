package org.trialbook.kernel.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A compiled class, opened when the compiler reads it. */
final class ClassFile extends SimpleJavaFileObject {

  /** What the name of its file ends with. */
  static final String END = ".class";

  /** How a class file is opened. */
  interface Opening {
    InputStream open() throws IOException;
  }

  /** Most are never opened nor named, and parsing an address for each takes its time. */
  private static final URI ANY = URI.create("class:///any.class");

  private final String binaryName;
  private final Opening opening;

  ClassFile(String binaryName, Opening opening) {
    super(ANY, Kind.CLASS);
    this.binaryName = binaryName;
    this.opening = opening;
  }

  /** The name of its class, with the package. */
  String binaryName() {
    return binaryName;
  }

  @Override
  public URI toUri() {
    return URI.create("class:///" + getName());
  }

  @Override
  public String getName() {
    return binaryName.replace('.', '/') + END;
  }

  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.CLASS && binaryName.endsWith(simpleName) && isWholeName(simpleName);
  }

  private boolean isWholeName(String simpleName) {
    int before = binaryName.length() - simpleName.length() - 1;
    return before < 0 || binaryName.charAt(before) == '.';
  }

  @Override
  public InputStream openInputStream() throws IOException {
    return opening.open();
  }
}
