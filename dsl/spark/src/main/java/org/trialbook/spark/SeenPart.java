package org.trialbook.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.StudyPart;
import org.trialbook.flatten.Flattening;
import org.trialbook.flatten.version.PartVersions;

/**
 * What a first look at a part finds. It comes back to the driver as bytes, since who has chosen
 * another serializer for Spark's data need not teach it our classes.
 *
 * @param unread what was not read first, a line each
 */
record SeenPart(
    PartVersions versions, long studies, long rejects, long leftOut, List<String> unread)
    implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int MOST_TOLD = 20;

  /** Reads a part, in an executor. */
  static byte[] look(StudyPart part) {
    PartVersions.Builder versions = new PartVersions.Builder();
    Accounting accounting = Accounting.NONE;
    try (Chunks chunks = part.open();
        Flattening flattening = versions.flattening(chunks)) {
      for (var next = flattening.next(); next.isPresent(); next = flattening.next()) {
        versions.add(next.get());
        accounting = accounting.and(next.get().accounting());
      }
    } catch (IOException e) {
      throw TrialbookException.cannot("read the studies", e);
    }
    return of(versions.build(), accounting).written();
  }

  private static SeenPart of(PartVersions versions, Accounting accounting) {
    List<String> unread =
        Stream.concat(
                accounting.rejects().first().stream().map(Reject::line),
                accounting.leftOut().first().stream().map(LeftOut::line))
            .limit(MOST_TOLD)
            .toList();
    return new SeenPart(
        versions,
        accounting.studies(),
        accounting.rejects().count(),
        accounting.leftOut().count(),
        unread);
  }

  private byte[] written() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes all", e);
    }
    return bytes.toByteArray();
  }

  /** What an executor wrote. */
  static SeenPart read(byte[] written) {
    try (ObjectInputStream in = new TrialbookObjects(new ByteArrayInputStream(written))) {
      return (SeenPart) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("it was written by the same classes", e);
    }
  }

  /** Finds the classes where ours are, which Spark may have loaded apart from its own. */
  private static final class TrialbookObjects extends ObjectInputStream {
    TrialbookObjects(ByteArrayInputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(java.io.ObjectStreamClass described)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(described.getName(), false, SeenPart.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(described);
      }
    }
  }
}
