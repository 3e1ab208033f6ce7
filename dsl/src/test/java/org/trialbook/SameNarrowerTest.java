package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.analysis.Analyses;
import org.trialbook.analysis.Finding;
import org.trialbook.field.Fields;
import org.trialbook.flatten.Relations;
import org.trialbook.mirror.Mirror;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;
import tech.tablesaw.api.Table;

/**
 * A MeSH term with all that is narrower finds the same studies over the wire, in a snapshot, in an
 * analysis of files, and by reading the browse modules of the records with another library.
 */
class SameNarrowerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TERMS = 40;

  /** What the browse modules of the records say: for each term, all studies at or below it. */
  private record Module(String name, String of) {

    Map<String, Set<String>> studies(List<byte[]> records) throws IOException {
      Map<String, Set<String>> studies = new TreeMap<>();
      for (byte[] record : records) {
        JsonNode study = JSON.readTree(record);
        String nctId = study.at("/protocolSection/identificationModule/nctId").asText();
        for (String list : List.of("meshes", "ancestors")) {
          for (JsonNode mesh : study.at("/derivedSection/" + name + "/" + list)) {
            for (String key : List.of("term", "id")) {
              if (mesh.has(key)) {
                studies.computeIfAbsent(mesh.get(key).asText(), any -> new TreeSet<>()).add(nctId);
              }
            }
          }
        }
      }
      return studies;
    }

    Search search(String term) {
      Search words =
          of.equals("CONDITION")
              ? Trialbook.search().condition(term)
              : Trialbook.search().intervention(term);
      return words.includingNarrower();
    }

    Finding analysis(Analyses analyses, String term) {
      Analyses all = analyses.everyStudyType();
      return (of.equals("CONDITION")
              ? all.conditionOrNarrower(term)
              : all.interventionOrNarrower(term))
          .statusMix();
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsTheSameEverywhere(TestStudies source, @TempDir Path folder) throws IOException {
    List<byte[]> records = source.every(5);
    Path file = folder.resolve("studies.ndjson");
    Files.write(file, records.stream().map(String::new).toList());
    Snapshot snapshot =
        Snapshots.in(folder.resolve("snapshots"))
            .create("day", List.of(file), Optional.of(Sample.DATA_TIMESTAMP));
    Analyses analyses = analyses(file);
    try (Mirror mirror = Mirror.serve(records, Sample.DATA_TIMESTAMP, 0)) {
      Registry served = Registry.at(mirror.url().toString());
      for (Module module :
          List.of(
              new Module("conditionBrowseModule", "CONDITION"),
              new Module("interventionBrowseModule", "INTERVENTION"))) {
        Map<String, Set<String>> expected = module.studies(records);
        for (String term : some(expected)) {
          String written = term.matches("[CD]\\d+") ? term : term.toLowerCase(Locale.ROOT);
          Set<String> studies = expected.get(term);
          assertThat(ids(module.search(written).on(served))).as(term).isEqualTo(studies);
          assertThat(ids(module.search(written).on(snapshot))).as(term).isEqualTo(studies);
          assertThat(ids(module.analysis(analyses, written))).as(term).isEqualTo(studies);
        }
      }
    }
  }

  /** All tables once, as reading is not what is compared. */
  private static Analyses analyses(Path file) {
    return Analyses.of(
        Trialbook.read(file)
            .flatten(Relations.STUDIES, Relations.MESH_TERMS)
            .frames()
            .values()
            .toArray(Table[]::new));
  }

  /** The widest, which have much below them, and some of all the others. */
  private static Set<String> some(Map<String, Set<String>> expected) {
    List<String> widest =
        expected.keySet().stream()
            .sorted((a, b) -> expected.get(b).size() - expected.get(a).size())
            .limit(TERMS / 2)
            .toList();
    List<String> all = List.copyOf(expected.keySet());
    Stream<String> spread =
        Stream.iterate(0, at -> at < all.size(), at -> at + 1 + all.size() / (TERMS / 2))
            .map(all::get);
    return Stream.concat(widest.stream(), spread)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<String> ids(Search search) {
    return new TreeSet<>(search.select(Fields.NCT_ID).frame().stringColumn("nctId").asList());
  }

  private static Set<String> ids(Finding finding) {
    Set<String> ids = new TreeSet<>();
    for (int row = 0; row < finding.table().rowCount(); row++) {
      ids.addAll(finding.studies(row).stringColumn("nctId").asList());
    }
    return ids;
  }
}
