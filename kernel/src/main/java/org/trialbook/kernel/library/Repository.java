package org.trialbook.kernel.library;

import java.net.URI;
import java.net.URISyntaxException;
import org.trialbook.TrialbookException;

/**
 * Where artifacts come from, beside what Maven's settings say.
 *
 * @param id settings for mirrors and passwords go by it
 */
public record Repository(String id, String url) {

  public Repository {
    if (!isUrl(url)) {
      throw new TrialbookException(
          url + " is no address of a repository.\nIt begins with https:, http: or file:");
    }
  }

  private static boolean isUrl(String url) {
    try {
      String scheme = new URI(url).getScheme();
      return scheme != null && scheme.matches("(?i)https?|file");
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
