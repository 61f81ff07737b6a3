#include "core/text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

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

}  // namespace

std::string detected_language(std::string_view utf8) {
  constexpr std::size_t kEnough = 20 * 1024;
  const std::string_view sample = utf8::truncated(utf8, kEnough);
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return normalised_language(CLD2::LanguageCode(language));
}

std::string normalised_language(std::string_view given) {
  const std::string wanted = folded(given);
  if (wanted.empty()) return {};
  char code[ULOC_LANG_CAPACITY] = {};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(wanted.c_str(), code, sizeof code, &status);
  const std::string primary = U_SUCCESS(status) ? code : "";
  for (const char* const* iso = uloc_getISOLanguages(); *iso != nullptr; ++iso) {
    if (primary == *iso || primary == uloc_getISO3Language(*iso)) return *iso;
  }
  return language_named(wanted);
}

std::string icu_version() {
  std::array<std::uint8_t, U_MAX_VERSION_LENGTH> version{};
  u_getVersion(version.data());
  return std::to_string(version[0]);
}

}  // namespace dateline
