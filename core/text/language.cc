#include "core/text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <cstdio>  // cld2's header needs it before

#include "core/base/utf8.h"
#include "core/text/folding.h"

namespace dateline {
namespace {

// The code of a language called by its English name ("english"); tried last, as it asks ICU for
// every name.
std::string language_named(const std::string& folded_name) {
  for (const char* const* iso = uloc_getISOLanguages(); *iso != nullptr; ++iso) {
    char16_t name[64] = {};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uloc_getDisplayLanguage(*iso, "en", name, 64, &status);
    if (U_FAILURE(status)) continue;
    std::string english;
    icu::UnicodeString(name, length).toUTF8String(english);
    if (folded(english) == folded_name) return *iso;
  }
  return {};
}

// Below this many bytes of text CLD2 may take chance for evidence: "Random (Algorithm 133)" for
// Irish, "Gauss (Algorithm 209)" for Norwegian.
constexpr std::size_t kShort = 512;

// The language of most of a text, or UNKNOWN_LANGUAGE. `likely` is favoured where little tells.
CLD2::Language most_of(const std::string& utf8, CLD2::Language likely) {
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, likely};
  CLD2::Language languages[3] = {};
  int percents[3] = {};
  double scores[3] = {};
  int letters = 0;
  bool reliable = false;
  // What it returns is no majority: made for web pages, it takes a fifth of something else among
  // English for the page's language, and so an English article with quotations for Hindi.
  CLD2::ExtDetectLanguageSummary(utf8.data(), static_cast<int>(utf8.size()), true, &hints, 0,
                                 languages, percents, scores, nullptr, &letters, &reliable);
  return reliable ? languages[0] : CLD2::UNKNOWN_LANGUAGE;
}

}  // namespace

std::string detected_language(std::string_view title, std::string_view text) {
  constexpr std::size_t kEnough = 20 * 1024;
  std::string sample(utf8::truncated(title, kEnough));
  if (!title.empty() && !text.empty()) sample += '\n';
  sample += utf8::truncated(text, kEnough - std::min(kEnough, sample.size()));
  const CLD2::Language language = most_of(sample, CLD2::UNKNOWN_LANGUAGE);
  if (language == CLD2::UNKNOWN_LANGUAGE) return {};
  if (language != CLD2::ENGLISH && sample.size() < kShort &&
      most_of(sample, CLD2::ENGLISH) != language)
    return {};
  return normalised_language(CLD2::LanguageCode(language));
}

std::string normalised_language(std::string_view given) {
  const std::string wanted = folded(given);
  if (wanted.empty()) return {};
  char code[ULOC_LANG_CAPACITY] = {};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(wanted.c_str(), code, sizeof code, &status);
  // A code that fills the buffer is no code, and has no terminating zero: only a warning to ICU.
  const bool is_code = U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING;
  const std::string primary = is_code ? code : "";
  const auto known_by = [&](auto&& code_of) -> const char* {
    for (const char* const* iso = uloc_getISOLanguages(); *iso != nullptr; ++iso) {
      if (primary == code_of(*iso)) return *iso;
    }
    return nullptr;
  };
  // Codes of three letters are each a search of ICU's, and some languages have none.
  const auto itself = [](const char* iso) { return iso; };
  if (!primary.empty()) {
    if (const char* iso = known_by(itself)) return iso;
    if (const char* iso = known_by(uloc_getISO3Language)) return iso;
  }
  return language_named(wanted);
}

std::string icu_version() {
  std::array<std::uint8_t, U_MAX_VERSION_LENGTH> version{};
  u_getVersion(version.data());
  return std::to_string(version[0]);
}

}  // namespace dateline
