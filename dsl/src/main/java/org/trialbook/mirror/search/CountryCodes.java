package org.trialbook.mirror.search;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The two letters of ISO 3166 for the countries as the registry writes them.
 *
 * <p>Most names are those that Java knows; the rest are the registry's own, of today and before.
 */
final class CountryCodes {

  private static final Map<String, String> CODES = new HashMap<>();

  static {
    for (String code : Locale.getISOCountries()) {
      String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
      CODES.put(key(name), code);
    }
    String[] own = {
      "AG Antigua and Barbuda",
      "BA Bosnia and Herzegovina",
      "BN Brunei Darussalam",
      "BQ Bonaire, Saint Eustatius and Saba",
      "BS Bahamas, The",
      "CD Congo",
      "CD Congo, The Democratic Republic of the",
      "CD The Democratic Republic of the Congo",
      "CG Republic of the Congo",
      "CI Côte d'Ivoire",
      "CI Cote D'Ivoire",
      "CV Cape Verde",
      "CV Cabo Verde",
      "CZ Czech Republic",
      "CZ Czechia",
      "FM Federated States of Micronesia",
      "FM Micronesia, Federated States of",
      "GM Gambia, The",
      "GM The Gambia",
      "HK Hong Kong",
      "IR Iran, Islamic Republic of",
      "KN Saint Kitts and Nevis",
      "KP Korea, Democratic People's Republic of",
      "KR Korea, Republic of",
      "LA Lao People's Democratic Republic",
      "LC Saint Lucia",
      "LY Libyan Arab Jamahiriya",
      "MD Moldova, Republic of",
      "MF Saint Martin",
      "MK Macedonia, The Former Yugoslav Republic of",
      "MM Burma",
      "MM Myanmar",
      "MO Macau",
      "MO Macao",
      "PM Saint Pierre and Miquelon",
      "PS Palestinian Territory, occupied",
      "PS Palestinian Territories, Occupied",
      "RU Russian Federation",
      "ST Sao Tome and Principe",
      "SY Syrian Arab Republic",
      "SZ Swaziland",
      "TR Turkey",
      "TT Trinidad and Tobago",
      "TZ Tanzania, United Republic of",
      "VA Holy See (Vatican City State)",
      "VC Saint Vincent and the Grenadines",
      "VG Virgin Islands (British)",
      "VI Virgin Islands (U.S.)",
      "VN Viet Nam",
      "XK Kosovo"
    };
    for (String row : own) {
      CODES.put(key(row.substring(3)), row.substring(0, 2));
    }
  }

  private CountryCodes() {}

  /** The letters of the country; empty where the name is not known. */
  static Optional<String> of(String country) {
    String code = CODES.get(key(country));
    return Optional.ofNullable(code == null ? CODES.get(key(plain(country))) : code);
  }

  /** {@code Turkey} of {@code Turkey (Türkiye)}. */
  private static String plain(String country) {
    return country.replaceFirst("\\s*\\(.*", "");
  }

  private static String key(String country) {
    return country.strip().replace('’', '\'').replace("&", "and").toLowerCase(Locale.ROOT);
  }
}
