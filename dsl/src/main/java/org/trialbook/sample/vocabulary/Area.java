package org.trialbook.sample.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A disease area of areas.txt: everything that a study of it draws on. */
public record Area(
    String name,
    int weight,
    String people,
    String prose,
    String sex,
    boolean healthy,
    boolean children,
    boolean newborn,
    int era,
    List<String> conditions,
    List<MeshHeading> headings,
    List<String> keywords,
    List<Treatment> treatments,
    List<Endpoint> endpoints,
    List<String> inclusions,
    List<String> exclusions) {

  private static final List<Area> ALL =
      WordList.sections("areas.txt").entrySet().stream()
          .map(section -> parse(section.getKey(), section.getValue()))
          .toList();

  /** The areas that studies are drawn from. */
  public static final Weighted<Area> AREAS =
      new Weighted<>(ALL.stream().filter(area -> area.weight > 0).toList(), Area::weight);

  /** What studies of every area share. */
  public static final Area COMMON = ALL.get(ALL.size() - 1);

  private static Area parse(String name, List<String> lines) {
    Map<String, List<String>> keys =
        lines.stream()
            .map(line -> line.split(": ", 2))
            .collect(
                Collectors.groupingBy(
                    pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
    Function<String, Stream<String>> each = key -> keys.getOrDefault(key, List.of()).stream();
    Function<String, List<String>> list = key -> each.apply(key).toList();
    Function<String, List<String>> items =
        key -> each.apply(key).flatMap(line -> WordList.items(line).stream()).toList();
    Function<String, String> one = key -> each.apply(key).findFirst().orElse(null);
    return new Area(
        name,
        Integer.parseInt(one.apply("weight")),
        one.apply("people"),
        each.apply("prose").findFirst().orElse(Capitals.inProse(name)),
        each.apply("sex").findFirst().orElse("ALL"),
        one.apply("healthy") != null,
        one.apply("children") != null,
        one.apply("newborn") != null,
        each.apply("era").map(Integer::valueOf).findFirst().orElse(0),
        items.apply("condition"),
        items.apply("mesh").stream().map(MeshHeading::named).toList(),
        items.apply("keyword"),
        each.apply("treatment").map(Treatment::parse).toList(),
        each.apply("endpoint").map(Endpoint::parse).toList(),
        list.apply("in"),
        list.apply("out"));
  }
}
