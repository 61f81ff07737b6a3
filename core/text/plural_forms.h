// Which form of a word goes with a number: "1 article", "2 articles"; Polish has four forms, Arabic
// six. The rules are Unicode's (CLDR, as ICU carries them).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

class PluralForms {
 public:
  // For a language such as "en" or "pt-BR"; one that nobody knows has the form "other" alone.
  explicit PluralForms(const std::string& language);
  ~PluralForms();

  // CLDR's name of the form: "zero", "one", "two", "few", "many" or "other". Calls may run
  // concurrently.
  [[nodiscard]] std::string_view form_of(std::size_t number) const;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

}  // namespace dateline
