#include "core/text/plural_forms.h"

#include <catch2/catch.hpp>

using dateline::PluralForms;

TEST_CASE("PluralForms: each language has its own") {
  const PluralForms english("en");
  CHECK(english.form_of(0) == "other");
  CHECK(english.form_of(1) == "one");
  CHECK(english.form_of(2) == "other");
  const PluralForms french("fr");
  CHECK(french.form_of(0) == "one");
  const PluralForms polish("pl");
  CHECK(polish.form_of(3) == "few");
  CHECK(polish.form_of(5) == "many");
  CHECK(polish.form_of(22) == "few");
  const PluralForms arabic("ar");
  CHECK(arabic.form_of(0) == "zero");
  CHECK(arabic.form_of(2) == "two");
  CHECK(arabic.form_of(11) == "many");
}

TEST_CASE("PluralForms: an unknown language has one form") {
  CHECK(PluralForms("xx").form_of(1) == "other");
  CHECK(PluralForms("not a language").form_of(1) == "other");
}
