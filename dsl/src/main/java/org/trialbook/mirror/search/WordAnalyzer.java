package org.trialbook.mirror.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.trialbook.TrialbookException;

/**
 * Cuts text into words: runs of letters and digits, in lower case, without accents; {@code
 * Phelan-McDermid} is two words, and no word is left out.
 *
 * <p>Each value is enclosed in {@link #BEGIN} and {@link #END}, so that a phrase can be held to the
 * beginning or the end of a value and never reaches from one value into the next.
 */
final class WordAnalyzer extends Analyzer {

  /** Stands before the first word of a value; no word contains it. */
  static final String BEGIN = "\u0002";

  /** Stands after the last word of a value; no word contains it. */
  static final String END = "\u0003";

  /** Words are cut at Lucene's limit, which no word reaches but a mistake. */
  private static final int LONGEST = 255;

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    return new TokenStreamComponents(new WordTokenizer());
  }

  /** The words of a question, as they stand in the index. */
  static List<String> words(String text) {
    try (WordTokenizer tokenizer = new WordTokenizer()) {
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      List<String> words = new ArrayList<>();
      while (tokenizer.incrementToken()) {
        words.add(tokenizer.term.toString());
      }
      return words.subList(1, words.size() - 1);
    } catch (IOException e) {
      throw TrialbookException.cannot("take a text to words", e);
    }
  }

  private static final class WordTokenizer extends Tokenizer {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final char[] buffer = new char[4096];
    private final char[] folded = new char[4];
    private int length;
    private int at;
    private State state;

    private enum State {
      BEGIN,
      WORDS,
      DONE
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      length = 0;
      at = 0;
      state = State.BEGIN;
    }

    @Override
    public boolean incrementToken() throws IOException {
      clearAttributes();
      if (state == State.DONE) {
        return false;
      }
      if (state == State.BEGIN) {
        state = State.WORDS;
        term.append(BEGIN);
      } else if (!nextWord()) {
        state = State.DONE;
        term.append(END);
      }
      return true;
    }

    private boolean nextWord() throws IOException {
      int size = 0;
      while (at < length || fill()) {
        char c = buffer[at++];
        if (c < 128) {
          char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
          if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
            if (size < LONGEST) {
              term.append(lower);
            }
            size++;
          } else if (size > 0) {
            return true;
          }
        } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
          size += size < LONGEST ? appendFolded(c) : 0;
        } else if (size > 0 && Character.getType(c) != Character.NON_SPACING_MARK) {
          return true;
        }
      }
      return size > 0;
    }

    private int appendFolded(char c) {
      buffer[at - 1] = Character.toLowerCase(c);
      int folds = ASCIIFoldingFilter.foldToASCII(buffer, at - 1, folded, 0, 1);
      for (int i = 0; i < folds; i++) {
        term.append(folded[i]);
      }
      return folds;
    }

    private boolean fill() throws IOException {
      Reader reader = input;
      length = Math.max(0, reader.read(buffer, 0, buffer.length));
      at = 0;
      return length > 0;
    }
  }
}
