package org.trialbook.registry.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.RealData;

class PageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SMALL =
      "{\"totalCount\":1841,\"studies\":[\n"
          + "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\","
          + "\"briefTitle\":\"Côte d’Ivoire: \\\"}]\\\" \\\\\"}},\"hasResults\":false},\n"
          + "{\"hasResults\":true}\n"
          + "],\"nextPageToken\":\"NF0g5JCG\"}";

  @Test
  void findsEachStudyInTheBytes() throws IOException {
    Page page = PageReader.read(SMALL.getBytes(UTF_8));

    assertThat(page.size()).isEqualTo(2);
    assertThat(page.totalCount()).hasValue(1841);
    assertThat(page.nextPageToken()).hasValue("NF0g5JCG");
    assertThat(page.nctId(0)).hasValue("NCT00000001");
    assertThat(page.nctId(1)).isEmpty();
    assertThat(new String(page.study(0), UTF_8))
        .startsWith("{\"protocolSection")
        .endsWith(":false}");
    assertThat(new String(page.study(1), UTF_8)).isEqualTo("{\"hasResults\":true}");
    assertThat(page)
        .hasToString("Page of 2 studies, " + page.body().length + " bytes, more to come");
  }

  @Test
  void anEmptyPageIsAPage() throws IOException {
    Page page = PageReader.read("{\"totalCount\":0,\"studies\":[\n\n]}".getBytes(UTF_8));

    assertThat(page.size()).isZero();
    assertThat(page.totalCount()).hasValue(0);
    assertThat(page.nextPageToken()).isEmpty();
  }

  @Test
  void anNctIdElsewhereInTheStudyIsNotItsOwn() throws IOException {
    String body =
        "{\"studies\":[{\"nctId\":\"A\",\"protocolSection\":{\"nctId\":\"B\",\"statusModule\":"
            + "{\"expandedAccessInfo\":{\"nctId\":\"NCT00000002\"}},"
            + "\"identificationModule\":{\"secondaryIdInfos\":[{\"nctId\":\"C\"}]}}}]}";

    assertThat(PageReader.read(body.getBytes(UTF_8)).nctId(0)).isEmpty();
  }

  @Test
  void keepsSomeStudiesWithoutTouchingTheBytes() throws IOException {
    Page page = PageReader.read(SMALL.getBytes(UTF_8));
    Page second = page.keep(study -> study == 1);

    assertThat(second.size()).isEqualTo(1);
    assertThat(second.body()).isSameAs(page.body());
    assertThat(second.offset(0)).isEqualTo(page.offset(1));
    assertThat(second.nextPageToken()).isEqualTo(page.nextPageToken());
  }

  /** Cut anywhere, even right after a study, it must not pass for a shorter page. */
  @Property(tries = 300)
  void aBodyThatBreaksOffIsNoPage(@ForAll @IntRange(max = 300) int kept) {
    byte[] body = SMALL.getBytes(UTF_8);
    byte[] cut = Arrays.copyOf(body, Math.min(kept, body.length - 1));

    assertThatThrownBy(() -> PageReader.read(cut)).isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"studies\":{}}",
        "{\"studies\":[1]}",
        "{\"studies\":[[]]}",
        "{\"studies\":[],\"totalCount\":\"12\"}",
        "{\"studies\":[],\"nextPageToken\":7}",
        "{\"studies\":[]}{\"studies\":[]}",
        "{\"studies\":[]}<html>",
        "{\"studies\":[{}{}]}",
      })
  void whatIsNoPageIsRefused(String body) {
    assertThatThrownBy(() -> PageReader.read(body.getBytes(UTF_8)))
        .isInstanceOf(JsonProcessingException.class);
  }

  /** A parser reads it, and tells places in it that are none. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aBodyInAnotherEncodingIsNoPage(String charset) {
    byte[] body = "{\"studies\":[{}]}".getBytes(java.nio.charset.Charset.forName(charset));
    assertThatThrownBy(() -> PageReader.read(body))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageStartingWith("the body is text in UTF-16 or UTF-32, not UTF-8");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> PageReader.read("{\"studies\":[{},[]]}".getBytes(UTF_8)))
        .hasMessageStartingWith("study 1 is START_ARRAY where START_OBJECT was due");
    assertThatThrownBy(() -> PageReader.read("{}".getBytes(UTF_8)))
        .hasMessageStartingWith("no studies in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page-01-n100.json.gz",
        "page-02-n100-total376.json.gz",
        "page-03-n100.json.gz",
        "biomcp-search_phelan_limit5_20260811.json",
        "biomcp-search_phelan_next_20260811.json",
        "biomcp-search_age_count_20260811.json",
        "biomcp-search_keytruda_limit3_20260811.json",
        "biomcp-search_melanoma_recruiting_limit3_20260811.json",
        "cyanheads-studies_2025-06-17T11-15-33-773Z.json",
        "cyanheads-studies_2025-06-17T11-16-37-179Z.json",
        "hrishikesh-studies_empty.json",
        "hrishikesh-studies_single.json",
        "hrishikesh-geographic_pembrolizumab_countries.json",
        "hrishikesh-network_diabetes_sponsor_drug.json",
        "rajworking-pembrolizumab_3.json",
        "yipjunkai-ctgov_search_melanoma.json",
      })
  void splitsRecordedPagesAsTheTreeDoes(String file) throws IOException {
    byte[] body = bytes(RealData.path("responses/" + file));
    JsonNode tree = JSON.readTree(body);

    Page page = PageReader.read(body);

    assertThat(page.size()).isEqualTo(tree.path("studies").size());
    for (int study = 0; study < page.size(); study++) {
      JsonNode expected = tree.path("studies").get(study);
      assertThat(JSON.readTree(page.body(), page.offset(study), page.length(study)))
          .isEqualTo(expected);
      assertThat(page.body()[page.offset(study)]).isEqualTo((byte) '{');
      assertThat(page.nctId(study).orElse(""))
          .isEqualTo(expected.at("/protocolSection/identificationModule/nctId").asText());
    }
    assertThat(page.totalCount().orElse(-1)).isEqualTo(tree.path("totalCount").asLong(-1));
    assertThat(page.nextPageToken().orElse("")).isEqualTo(tree.path("nextPageToken").asText());
  }

  /** The recorded studies, laid out as the real server does: one compact study on a line. */
  @Test
  void whiteSpaceDoesNotMatter() throws IOException {
    byte[] pretty = bytes(RealData.path("responses/page-02-n100-total376.json.gz"));
    byte[] compact = JSON.writeValueAsBytes(JSON.readTree(pretty));

    List<JsonNode> fromPretty = studies(PageReader.read(pretty));

    assertThat(studies(PageReader.read(compact))).isEqualTo(fromPretty).hasSize(100);
  }

  private static List<JsonNode> studies(Page page) throws IOException {
    JsonNode[] studies = new JsonNode[page.size()];
    for (int study = 0; study < studies.length; study++) {
      studies[study] = JSON.readTree(page.study(study));
    }
    return List.of(studies);
  }

  private static byte[] bytes(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path);
        InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
      return plain.readAllBytes();
    }
  }
}
