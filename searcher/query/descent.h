// The grammar of the query language, by recursive descent over the bytes; parse() is the way in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "searcher/query/ast.h"
#include "searcher/query/field_names.h"
#include "searcher/query/notices.h"
#include "searcher/query/parser.h"

namespace dateline::query {

// sequence = alternatives*, alternatives = operand (OR operand)*,
// operand = (- | NOT)* primary, primary = (sequence) | "phrase"~N | field:value | =word | word* |
// word.
class Descent {
 public:
  // REQUIRES valid UTF-8 that outlives this object, as `notices` does.
  Descent(std::string_view text, std::vector<Notice>& notices)
      : text_(text), end_(text.size()), notices_(notices) {}

  // Nothing when there is nothing to search for. Call once.
  [[nodiscard]] std::optional<Node> parse() { return sequence(false); }

 private:
  enum class Keyword : std::uint8_t { none, both, either, without };

  // What stands after a field's colon.
  struct Value {
    enum class Form : std::uint8_t { empty, bare, quoted, group } form = Form::empty;
    ByteRange inner;  // of the text itself: without quotes
    std::optional<Node> group;
  };

  std::optional<Node> sequence(bool in_group);
  bool take_joiner(bool has_left, std::optional<ByteRange>& open_and);
  std::optional<Node> alternatives();
  std::optional<Node> operand();
  std::optional<Node> primary();
  std::optional<Node> group();
  std::optional<Node> word();
  std::optional<Node> quoted();
  std::optional<Node> text_node(ByteRange range);
  std::optional<Node> leaf(NodeKind kind, ByteRange range, std::string_view text);

  std::optional<Node> known_field(Field field, ByteRange name);
  std::optional<Node> unknown_field(ByteRange run, std::size_t colon);
  std::optional<Node> scope_of(Field field, Value value, std::size_t begin);
  std::optional<Node> refused_value(Field field, ByteRange name, const Value& value);
  std::optional<Node> apply_field(Field field, Node node);
  std::optional<Node> field_leaf(Field field, std::string_view text, bool is_quoted,
                                 ByteRange range);
  std::optional<Node> within(ByteRange window);
  Value value();

  void skip();
  bool skip_bracket();
  bool take_hyphens();
  std::uint32_t take_distance();
  [[nodiscard]] bool at_end() const { return pos_ >= end_; }
  [[nodiscard]] std::string_view text() const { return text_.substr(0, end_); }
  [[nodiscard]] Keyword keyword() const;
  void take_keyword(Keyword keyword);
  [[nodiscard]] bool operand_follows() const;
  bool take_terms(std::size_t count, ByteRange range);

  void notice(std::string_view code, ByteRange range) { add_notice(notices_, code, range, text_); }

  std::string_view text_;
  std::size_t pos_ = 0;
  std::size_t end_;  // of the part that is read now
  std::vector<Notice>& notices_;
  std::size_t depth_ = 0;
  std::size_t ignored_ = 0;  // brackets opened beyond kMaxDepth and not yet closed
  std::size_t terms_ = 0;
  std::size_t prefixes_ = 0;
  bool capped_ = false;  // kMaxTerms was reached: nothing more is read
};

}  // namespace dateline::query
