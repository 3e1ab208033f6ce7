/**
 * A registry on this machine: {@link org.trialbook.mirror.Mirror} serves a corpus of studies in the
 * language of API v2.
 *
 * <p>The way of a request: {@code Front} takes it off the wire, {@code Parameters} reads it, {@code
 * Question} and {@code FilterQuery} turn it into an index query, {@code Hits} finds the studies,
 * {@code StudyFormat} writes them. {@code StudyIndexer} wrote the index before, with {@code
 * StudyReader} taking each study apart. {@code Refusal} holds everything that is said to a client
 * that is wrong.
 *
 * <p>Where it can only come close to the real registry:
 *
 * <ul>
 *   <li>There are no UMLS synonyms: {@code EXPANSION[Concept]} is {@code EXPANSION[Term]}, and
 *       searches for words find less. {@code filter.synonyms} is refused.
 *   <li>Lexical variants are regular English plurals; spellings and compounds are not known.
 *   <li>Relevance has the weights of the search areas, not the registry's formula; {@code geoDecay}
 *       is read and changes nothing; {@code TILT} works on dates.
 *   <li>Without {@code sort}, where the registry promises no order, answers come by registry
 *       number.
 *   <li>A partial date of a record counts as its first day; a bound of a range covers its whole
 *       month or year. A year has 365.25 days, a month a twelfth of that.
 *   <li>A range over text, and a distance from a field without a point, find nothing.
 *   <li>{@code markupFormat=legacy} takes backslashes out and widens line ends, no more.
 *   <li>Of the facets in {@code aggFilters} those are known that have been seen in use; {@code
 *       sex:f} is taken as studies for women only.
 *   <li>{@code /stats}, and {@code ris}, {@code fhir.json} and {@code json.zip} of a single study,
 *       are not served.
 *   <li>Complaints about a query's grammar are the registry's for the common mistakes, and like
 *       them for the rest.
 *   <li>In a URL, {@code |} has to be written as {@code %7C}: the JDK's server, unlike the
 *       registry's, does not take it raw.
 * </ul>
 */
package org.trialbook.mirror;
