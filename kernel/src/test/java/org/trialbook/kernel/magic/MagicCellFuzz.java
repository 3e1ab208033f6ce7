package org.trialbook.kernel.magic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.trialbook.kernel.magic.builtin.BuiltIn;

/** The text of one cell: its magics are found, whatever it is, and all else stays where it is. */
final class MagicCellFuzz {

  private static final Magics MAGICS = BuiltIn.magics();

  private MagicCellFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    MagicCell cell = MagicCell.of(text, MAGICS, name -> name.length() == 1);
    String blanked = cell.blanked();
    assertThat(blanked).hasSameSizeAs(text);
    for (int i = 0; i < text.length(); i++) {
      assertThat(blanked.charAt(i)).isIn(text.charAt(i), ' ');
    }
    assertThat(cell.toJava().lines().count()).isLessThanOrEqualTo(text.lines().count() + 1);
  }
}
