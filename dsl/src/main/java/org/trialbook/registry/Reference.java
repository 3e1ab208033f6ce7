package org.trialbook.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.registry.page.PageReader;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.RegistryException;

/**
 * What the registry says about itself: its data model, its vocabulary, and figures over all its
 * studies. Bytes are JSON in UTF-8 as they came; an error is a {@link RegistryException}.
 */
public final class Reference {

  private final Client client;

  Reference(Client client) {
    this.client = client;
  }

  /** The tree of fields, {@code /studies/metadata}: an array of nodes. */
  public byte[] metadata() {
    return metadata(false, false);
  }

  /**
   * The tree of fields, {@code /studies/metadata}.
   *
   * @param indexedOnly also those that can be searched, but are in no record
   * @param historicOnly also those that only old versions of records have
   */
  public byte[] metadata(boolean indexedOnly, boolean historicOnly) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (indexedOnly) {
      parameters.put("includeIndexedOnly", "true");
    }
    if (historicOnly) {
      parameters.put("includeHistoricOnly", "true");
    }
    return json("/studies/metadata", parameters);
  }

  /**
   * Asks for the tree of fields and says what differs from {@link Catalogue}, the one built in:
   * fields of records that were added or removed, or have another name or type. Empty where this
   * version of Trialbook knows the registry as it is.
   */
  public List<CatalogueChange> catalogueChanges() {
    return client.ask(client.url("/studies/metadata", Map.of()), CatalogueChange::read);
  }

  /** The search areas and the fields in each, {@code /studies/search-areas}. */
  public byte[] searchAreas() {
    return json("/studies/search-areas", Map.of());
  }

  /** The enumerations and their values, {@code /studies/enums}. */
  public byte[] enums() {
    return json("/studies/enums", Map.of());
  }

  /** How large the studies' JSON is, {@code /stats/size}. */
  public byte[] studySizes() {
    return json("/stats/size", Map.of());
  }

  /** What values these fields have over all studies; of every field where none is named. */
  public byte[] fieldValues(Field<?>... fields) {
    return json("/stats/field/values", list("fields", Stream.of(fields).map(Field::piece)));
  }

  /** What values all fields of these types have over all studies. */
  public byte[] fieldValues(StatsType first, StatsType... more) {
    return json(
        "/stats/field/values",
        list("types", Stream.concat(Stream.of(first), Stream.of(more)).map(StatsType::name)));
  }

  /** How long these lists are over all studies; every list where none is named. */
  public byte[] listSizes(Field<?>... lists) {
    return json("/stats/field/sizes", list("fields", Stream.of(lists).map(Field::piece)));
  }

  private static Map<String, String> list(String parameter, Stream<String> values) {
    List<String> items = values.collect(Collectors.toList());
    return items.isEmpty() ? Map.of() : Map.of(parameter, String.join(",", items));
  }

  private byte[] json(String path, Map<String, String> parameters) {
    return client.ask(client.url(path, parameters), PageReader::wholeValue);
  }
}
