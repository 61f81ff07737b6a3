// JSON written straight to text, for answers that hold a page of hits: building them as values
// first costs ten times as much. What is written is the same, byte for byte, as json_values.h
// gives, and so are the rules: unknown is null, whole numbers have no fraction, bad UTF-8 is
// replaced.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// Writes one value on one line, without a newline. Commas are put where they belong. REQUIRES that
// what is begun is ended, and that an object's members are a key and a value each, no key twice.
class JsonWriter {
 public:
  // `expected_bytes`: room to make at once; more is made where it is needed.
  explicit JsonWriter(std::size_t expected_bytes = 0) { out_.reserve(expected_bytes); }

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view name);

  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  template <std::integral Whole>
  void value(Whole whole) {
    if constexpr (std::same_as<Whole, bool>) {
      literal(whole ? "true" : "false");
    } else {
      literal(std::to_string(whole));
    }
  }
  // 27, not 27.0; null for what is no finite number, which JSON cannot say.
  void value(double number);
  void value(const std::vector<std::string>& texts);
  void null() { literal("null"); }

  template <typename Value>
  void member(std::string_view name, const Value& of) {
    key(name);
    value(of);
  }
  // null for an empty text, or for none.
  void member_or_null(std::string_view name, const std::string& text);
  void member_or_null(std::string_view name, const std::optional<double>& number);

  // What has been written; nothing is left behind.
  [[nodiscard]] std::string take() { return std::exchange(out_, {}); }

 private:
  void open(char bracket) {
    separate();
    out_ += bracket;
  }
  void close(char bracket) { out_ += bracket; }
  void literal(std::string_view text) {
    separate();
    out_ += text;
  }
  // What stands last tells whether anything precedes: a text ends with its quote, never with one of
  // these.
  void separate() {
    if (out_.empty()) return;
    const char last = out_.back();
    if (last != '{' && last != '[' && last != ':') out_ += ',';
  }

  std::string out_;
};

}  // namespace dateline
