#include "core/text/plural_forms.h"

#include <unicode/locid.h>
#include <unicode/plurrule.h>

#include <array>

namespace dateline {

struct PluralForms::Rules {
  std::unique_ptr<icu::PluralRules> icu;
};

PluralForms::PluralForms(const std::string& language) : rules_(std::make_unique<Rules>()) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(language, status);
  if (U_SUCCESS(status)) rules_->icu.reset(icu::PluralRules::forLocale(locale, status));
  if (U_FAILURE(status)) rules_->icu.reset();
}

PluralForms::~PluralForms() = default;

std::string_view PluralForms::form_of(std::size_t number) const {
  static constexpr std::array<std::string_view, 6> kForms = {"zero", "one",  "two",
                                                             "few",  "many", "other"};
  if (rules_->icu == nullptr) return "other";
  const icu::UnicodeString name = rules_->icu->select(static_cast<double>(number));
  for (const std::string_view form : kForms) {
    if (name == icu::UnicodeString::fromUTF8(
                    icu::StringPiece(form.data(), static_cast<int>(form.size())))) {
      return form;
    }
  }
  return "other";
}

}  // namespace dateline
