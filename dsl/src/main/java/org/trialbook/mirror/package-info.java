/**
 * A registry on this machine: {@link org.trialbook.mirror.Mirror} serves a corpus of studies in the
 * language of API v2.
 *
 * <p>The way of a request: {@code Listener} lets it in within {@code ClientLimits}, {@code
 * RequestHandler} takes it off the wire, {@code Router} finds who answers, {@code Parameters} reads
 * it, {@code Question} and {@code FilterQuery} turn it into an index query, {@code Hits} finds the
 * studies, one of the {@code Formats} writes them. {@code StatsAnswers} reads through the corpus
 * when it is first asked. {@code StudyIndexer} wrote the index before, with {@code StudyReader}
 * taking each study apart. {@code Refusal} holds everything that is said to a client that is wrong.
 *
 * <p>Where it can only come close to the real registry ({@link org.trialbook.query.Membership} says
 * it of a question; {@code docs/reference/mirror.md} has the same list):
 *
 * <ul>
 *   <li>There are no UMLS synonyms: {@code EXPANSION[Concept]} is {@code EXPANSION[Term]}, and
 *       searches for words find less. {@code filter.synonyms} is refused.
 *   <li>Lexical variants are regular English plurals; spellings and compounds are not known.
 *   <li>{@code EXPANSION[Lossy]} takes one of several words, as nothing says how many it needs.
 *   <li>Relevance has the weights of the search areas, not the registry's formula; {@code geoDecay}
 *       is read and changes nothing; {@code TILT} works on dates.
 *   <li>Without {@code sort}, where the registry promises no order, answers come by registry
 *       number.
 *   <li>A partial date of a record counts as its first day; a bound of a range covers its whole
 *       month or year. A year has 365.25 days, a month a twelfth of that.
 *   <li>Words in a structure look in its texts and enum values, not in its dates and numbers.
 *   <li>A range over text, and a distance from a field without a point, find nothing.
 *   <li>{@code markupFormat=legacy} takes backslashes out and widens line ends, no more.
 *   <li>What an option of a facet in {@code aggFilters} takes in is documented nowhere; {@code
 *       sex:f} is taken as studies for women only, {@code funderType:nih} as lead sponsors and
 *       collaborators.
 *   <li>Fields that are only searched are made from what their names say. A list that is not there
 *       has no length, rather than the length 0; countries have the two letters of ISO 3166.
 *   <li>{@code /studies/metadata} has no {@code title}, {@code dedLink} and {@code rules}, which
 *       are texts for the site's own pages.
 *   <li>{@code /stats} knows a few fields less than the registry, and names percentiles and ranges
 *       of sizes in its own way. {@code uniqueValuesCount} is exact up to 8,192 and then within
 *       about one percent; {@code topValues} leaves out texts of more than 256 characters, and is
 *       exact for fields with up to 8,192 different values.
 *   <li>{@code ris} has the registry's tags; which field stands behind which comes from
 *       descriptions. {@code fhir.json} has the resources of R6 that are known to be in the
 *       registry's pilot, with ids of its own, and less in them.
 *   <li>Complaints about a query's grammar are the registry's for the common mistakes, and like
 *       them for the rest.
 * </ul>
 */
package org.trialbook.mirror;
