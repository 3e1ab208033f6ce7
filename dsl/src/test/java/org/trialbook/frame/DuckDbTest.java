package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;

class DuckDbTest {

  @Test
  void startsWhereItsNativeCodeIs() throws SQLException {
    try (Connection connection = DuckDb.open()) {
      assertThat(connection.isClosed()).isFalse();
    }
  }

  /** As in the wheel for any platform, whose jar of DuckDB has no native code in it. */
  @Test
  void tellsThatItsNativeCodeIsMissingEachTime() throws ReflectiveOperationException {
    Method open = new WithoutNativeCode().loadClass(DuckDb.class.getName()).getMethod("open");
    PrintStream err = System.err;
    System.setErr(new PrintStream(OutputStream.nullOutputStream())); // DuckDB's own stack trace
    try {
      assertTells(open);
      assertTells(open);
    } finally {
      System.setErr(err);
    }
  }

  private static void assertTells(Method open) {
    assertThatThrownBy(() -> call(open))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContainingAll(
            "need DuckDB",
            "native code for " + System.getProperty("os.name"),
            System.getProperty("os.arch"),
            "toArrow")
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.toString().lines()).hasSize(3));
  }

  private static void call(Method method) throws Throwable {
    try {
      method.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Loads DuckDB's classes anew, and finds no native code beside them. */
  private static final class WithoutNativeCode extends ClassLoader {

    WithoutNativeCode() {
      super(DuckDbTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("org.duckdb.") && !name.startsWith(DuckDb.class.getName())) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = code.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public URL getResource(String name) {
      return name.contains("libduckdb") ? null : super.getResource(name);
    }
  }
}
