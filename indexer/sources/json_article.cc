#include "indexer/sources/json_article.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/utf8.h"
#include "indexer/sources/field_names.h"

namespace dateline {
namespace {

const auto kNames = field_names();
const std::size_t kNoField = kNames.size();
constexpr std::size_t kMaxDepth = 64;

// Reads events instead of building a tree: what is unknown costs no memory, however deep or wide it
// is.
class Handler : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return value_without_text("null", true); }
  bool boolean(bool) override { return value_without_text("a boolean", false); }
  bool number_integer(number_integer_t n) override { return number(std::to_string(n)); }
  bool number_unsigned(number_unsigned_t n) override { return number(std::to_string(n)); }
  bool number_float(number_float_t, const string_t& raw) override { return number(raw); }
  bool binary(binary_t&) override { return false; }

  bool string(string_t& value) override {
    if (!is_object_) return refuse("it is not a JSON object");
    if (field_ == kNoField) return true;
    if (depth_ == 1 || (depth_ == 2 && in_list_)) {
      values_[field_].push_back(std::move(value));
      return true;
    }
    return wrong_type("a nested value");
  }

  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    field_ = kNoField;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (kNames[i].name == name) field_ = i;
    }
    if (field_ != kNoField) values_[field_].clear();  // a name given twice: the last counts
    return true;
  }

  bool start_object(std::size_t) override {
    if (depth_ == 0) is_object_ = true;
    if (depth_ > 0 && field_ != kNoField) return wrong_type("an object");
    return deeper();
  }
  bool end_object() override {
    --depth_;
    return true;
  }

  bool start_array(std::size_t) override {
    if (depth_ == 0) return refuse("it is not a JSON object");
    if (field_ != kNoField) {
      if (depth_ != 1 || !is_list(kNames[field_].field)) return wrong_type("an array");
      in_list_ = true;
    }
    return deeper();
  }
  bool end_array() override {
    --depth_;
    if (depth_ == 1) in_list_ = false;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    refusal_ = "broken JSON at byte " + std::to_string(position);
    return false;
  }

  [[nodiscard]] const std::string& refusal() const { return refusal_; }

  // The first of a field's names that holds something.
  [[nodiscard]] std::vector<std::string> take(ArticleField field) {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (kNames[i].field != field) continue;
      for (const std::string& value : values_[i]) {
        if (!value.empty()) return std::move(values_[i]);
      }
    }
    return {};
  }
  [[nodiscard]] std::string take_one(ArticleField field) {
    std::vector<std::string> values = take(field);
    return values.empty() ? std::string() : std::move(values.front());
  }

 private:
  bool refuse(std::string reason) {
    refusal_ = std::move(reason);
    return false;
  }
  bool wrong_type(std::string_view given) {
    const FieldName& name = kNames[field_];
    const std::string_view wanted = is_list(name.field) ? "a string or an array of strings"
                                    : name.field == ArticleField::id ? "a string or a number"
                                                                     : "a string";
    return refuse("\"" + std::string(name.name) + "\" is " + std::string(given) + ", not " +
                  std::string(wanted));
  }
  bool deeper() {
    return ++depth_ <= kMaxDepth || refuse("its JSON is nested deeper than 64 levels");
  }
  bool value_without_text(std::string_view what, bool is_null) {
    if (!is_object_) return refuse("it is not a JSON object");
    if (field_ == kNoField || is_null) return true;
    return wrong_type(what);
  }
  bool number(std::string digits) {
    if (!is_object_) return refuse("it is not a JSON object");
    if (field_ == kNoField) return true;
    if (kNames[field_].field != ArticleField::id || depth_ != 1) return wrong_type("a number");
    values_[field_].push_back(std::move(digits));
    return true;
  }

  std::vector<std::vector<std::string>> values_{kNames.size()};
  std::size_t field_ = kNoField;
  std::size_t depth_ = 0;
  bool is_object_ = false;
  bool in_list_ = false;
  std::string refusal_;
};

// The code unit of a "\uXXXX" escape at `pos`; nothing when there is none.
std::optional<unsigned> escape_at(std::string_view json, std::size_t pos) {
  if (pos + 6 > json.size() || json[pos] != '\\' || json[pos + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (std::size_t i = pos + 2; i < pos + 6; ++i) {
    const char c = json[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  return unit;
}

// Programs that cut text by UTF-16 units leave half a pair behind: the rest of the article is still
// good.
void repair_surrogates(std::string& json) {
  for (std::size_t pos = json.find('\\'); pos != std::string::npos; pos = json.find('\\', pos)) {
    const std::optional<unsigned> unit = escape_at(json, pos);
    if (!unit || *unit < 0xD800 || *unit > 0xDFFF) {
      pos += 2;
      continue;
    }
    const std::optional<unsigned> next = escape_at(json, pos + 6);
    if (*unit < 0xDC00 && next && *next >= 0xDC00 && *next <= 0xDFFF) {
      pos += 12;
      continue;
    }
    json.replace(pos + 2, 4, "fffd");
    pos += 6;
  }
}

}  // namespace

ReadArticle parse_json_article(std::string json) {
  ReadArticle read;
  json = utf8::repaired(std::move(json));
  if (json.find("\\ud") != std::string::npos || json.find("\\uD") != std::string::npos)
    repair_surrogates(json);
  Handler handler;
  const bool good = nlohmann::json::sax_parse(json, &handler);
  read.article.id = handler.take_one(ArticleField::id);
  if (!good) {
    read.id = read.article.id;
    read.refusal = handler.refusal().empty() ? "broken JSON" : handler.refusal();
    return read;
  }
  read.article.title = handler.take_one(ArticleField::title);
  read.article.text = handler.take_one(ArticleField::text);
  read.article.date = handler.take_one(ArticleField::date);
  read.article.source = handler.take_one(ArticleField::source);
  read.article.authors = handler.take(ArticleField::authors);
  read.article.url = handler.take_one(ArticleField::url);
  read.article.language = handler.take_one(ArticleField::language);
  read.article.section = handler.take_one(ArticleField::section);
  read.article.keywords = handler.take(ArticleField::keywords);
  return read;
}

}  // namespace dateline
