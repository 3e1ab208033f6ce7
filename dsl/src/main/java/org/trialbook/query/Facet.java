package org.trialbook.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.field.AgencyClass;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.field.Phase;
import org.trialbook.field.Sex;
import org.trialbook.field.StandardAge;
import org.trialbook.field.Status;
import org.trialbook.field.StudyType;
import org.trialbook.text.DidYouMean;

/**
 * The groups of boxes beside the result list of the site, {@code aggFilters=status:rec not,sex:f}.
 *
 * <p>Which facets and options there are is known from requests that others have seen answered. What
 * an option takes in is documented nowhere: of most its name leaves no doubt, of the others {@link
 * Option#sure} says that it is our reading.
 */
public enum Facet {
  /** Overall status. */
  STATUS("status"),
  /** Phases; a study of two phases is in both. */
  PHASE("phase"),
  /** Types of studies, and some kinds of them. */
  STUDY_TYPE("studyType"),
  /** Who pays, as lead sponsor or collaborator. */
  FUNDER_TYPE("funderType"),
  /** The sexes that are eligible. */
  SEX("sex"),
  /** Whether healthy volunteers are. */
  HEALTHY("healthy"),
  /** Age groups that are eligible. */
  AGES("ages"),
  /** Whether results are posted. */
  RESULTS("results"),
  /** Documents beside the record. */
  DOCS("docs"),
  /** Violations of the law on reporting. */
  VIOLATION("violation");

  /**
   * One box.
   *
   * @param key in requests
   * @param filter which studies it takes in
   * @param sure whether its name leaves no doubt of that
   */
  public record Option(String key, Filter filter, boolean sure) {}

  private static final Map<Facet, Map<String, Option>> OPTIONS = new LinkedHashMap<>();

  static {
    STATUS.has("rec", is(Fields.OVERALL_STATUS, Status.RECRUITING));
    STATUS.has("not", is(Fields.OVERALL_STATUS, Status.NOT_YET_RECRUITING));
    STATUS.has("act", is(Fields.OVERALL_STATUS, Status.ACTIVE_NOT_RECRUITING));
    STATUS.has("com", is(Fields.OVERALL_STATUS, Status.COMPLETED));
    STATUS.has("ter", is(Fields.OVERALL_STATUS, Status.TERMINATED));
    STATUS.has("enr", is(Fields.OVERALL_STATUS, Status.ENROLLING_BY_INVITATION));
    STATUS.has("sus", is(Fields.OVERALL_STATUS, Status.SUSPENDED));
    STATUS.has("wit", is(Fields.OVERALL_STATUS, Status.WITHDRAWN));
    STATUS.has("unk", is(Fields.OVERALL_STATUS, Status.UNKNOWN));
    STATUS.has("ava", is(Fields.OVERALL_STATUS, Status.AVAILABLE));
    STATUS.has("nla", is(Fields.OVERALL_STATUS, Status.NO_LONGER_AVAILABLE));
    STATUS.has("tna", is(Fields.OVERALL_STATUS, Status.TEMPORARILY_NOT_AVAILABLE));
    STATUS.has("afm", is(Fields.OVERALL_STATUS, Status.APPROVED_FOR_MARKETING));
    PHASE.has("0", is(Fields.PHASE, Phase.EARLY_PHASE1));
    PHASE.has("1", is(Fields.PHASE, Phase.PHASE1));
    PHASE.has("2", is(Fields.PHASE, Phase.PHASE2));
    PHASE.has("3", is(Fields.PHASE, Phase.PHASE3));
    PHASE.has("4", is(Fields.PHASE, Phase.PHASE4));
    PHASE.has("NA", is(Fields.PHASE, Phase.NA));
    STUDY_TYPE.has("int", is(Fields.STUDY_TYPE, StudyType.INTERVENTIONAL));
    STUDY_TYPE.has("obs", is(Fields.STUDY_TYPE, StudyType.OBSERVATIONAL));
    STUDY_TYPE.mayHave("obs_patreg", is(Fields.PATIENT_REGISTRY, true));
    STUDY_TYPE.has("exp", is(Fields.STUDY_TYPE, StudyType.EXPANDED_ACCESS));
    STUDY_TYPE.mayHave("exp_indiv", is(Fields.EXP_ACC_TYPE_INDIVIDUAL, true));
    STUDY_TYPE.mayHave("exp_inter", is(Fields.EXP_ACC_TYPE_INTERMEDIATE, true));
    STUDY_TYPE.mayHave("exp_treat", is(Fields.EXP_ACC_TYPE_TREATMENT, true));
    FUNDER_TYPE.mayHave("nih", paidBy(AgencyClass.NIH));
    FUNDER_TYPE.mayHave("fed", paidBy(AgencyClass.FED));
    FUNDER_TYPE.mayHave("industry", paidBy(AgencyClass.INDUSTRY));
    FUNDER_TYPE.mayHave(
        "other",
        paidBy(
            Stream.of(AgencyClass.values())
                .filter(
                    type ->
                        type != AgencyClass.NIH
                            && type != AgencyClass.FED
                            && type != AgencyClass.INDUSTRY)
                .toArray(AgencyClass[]::new)));
    SEX.mayHave("f", is(Fields.SEX, Sex.FEMALE));
    SEX.mayHave("m", is(Fields.SEX, Sex.MALE));
    SEX.has("all", is(Fields.SEX, Sex.ALL));
    HEALTHY.has("y", is(Fields.HEALTHY_VOLUNTEERS, true));
    AGES.has("child", is(Fields.STD_AGE, StandardAge.CHILD));
    AGES.has("adult", is(Fields.STD_AGE, StandardAge.ADULT));
    AGES.has("older", is(Fields.STD_AGE, StandardAge.OLDER_ADULT));
    RESULTS.has("with", is(Fields.HAS_RESULTS, true));
    RESULTS.has("without", is(Fields.HAS_RESULTS, false));
    DOCS.mayHave("prot", is(Fields.LARGE_DOC_HAS_PROTOCOL, true));
    DOCS.mayHave("sap", is(Fields.LARGE_DOC_HAS_SAP, true));
    DOCS.mayHave("icf", is(Fields.LARGE_DOC_HAS_ICF, true));
    VIOLATION.mayHave("y", is(Fields.FDAAA801_VIOLATION, true));
  }

  private final String id;

  Facet(String id) {
    this.id = id;
  }

  /** Its name in requests: {@code studyType}. */
  public String id() {
    return id;
  }

  /** Its options in the order of the site. */
  public List<Option> options() {
    return List.copyOf(OPTIONS.get(this).values());
  }

  /** The option of that key; case matters. */
  public Optional<Option> option(String key) {
    return Optional.ofNullable(OPTIONS.get(this).get(key));
  }

  /** The facet of that name; case matters. */
  public static Optional<Facet> of(String id) {
    return Arrays.stream(values()).filter(facet -> facet.id.equals(id)).findFirst();
  }

  /** The name of a facet in requests. */
  @Override
  public String toString() {
    return id;
  }

  /**
   * Refuses what the registry refuses, an unknown facet, and an option for which it finds nothing.
   *
   * @throws TrialbookException with the nearest names
   */
  static void check(String id, List<String> keys) {
    Facet facet =
        of(id)
            .orElseThrow(
                () ->
                    new TrialbookException(
                        "Unknown facet %s.%s"
                            .formatted(
                                id, hint(id, Arrays.stream(values()).map(Facet::id).toList()))));
    List<String> known = facet.options().stream().map(Option::key).toList();
    for (String key : keys) {
      if (!known.contains(key)) {
        throw new TrialbookException(
            "The facet %s has no option %s, and the registry would find nothing.%s"
                .formatted(id, key, hint(key, known)));
      }
    }
  }

  private static String hint(String name, List<String> known) {
    String nearest = DidYouMean.or(name, known);
    return nearest.isEmpty() ? "\nThere are " + String.join(", ", known) + "." : nearest;
  }

  private void has(String key, Filter filter) {
    add(new Option(key, filter, true));
  }

  private void mayHave(String key, Filter filter) {
    add(new Option(key, filter, false));
  }

  private void add(Option option) {
    OPTIONS.computeIfAbsent(this, facet -> new LinkedHashMap<>()).put(option.key(), option);
  }

  @SafeVarargs
  private static <T> Filter is(Field<T> field, T... values) {
    List<Filter> phrases = new ArrayList<>();
    for (T value : values) {
      phrases.add(new Filter.Phrase(value.toString()));
    }
    return Filters.area(field, Filters.any(phrases));
  }

  private static Filter paidBy(AgencyClass... anyOf) {
    return Filters.any(is(Fields.LEAD_SPONSOR_CLASS, anyOf), is(Fields.COLLABORATOR_CLASS, anyOf));
  }
}
