#include <string>
#include <utility>

#include "searcher/query/conditions.h"
#include "searcher/query/descent.h"
#include "searcher/query/lexer.h"
#include "searcher/query/tree.h"

namespace dateline::query {

// Reads what follows a colon at pos_ - 1.
Descent::Value Descent::value() {
  Value value;
  while (!at_end()) {
    const Quote quote = quote_at(text(), pos_);
    if (quote.style != QuoteStyle::none) {
      if (const auto inner = quoted_range(text(), pos_)) {
        value.form = Value::Form::quoted;
        value.inner = *inner;
        return value;
      }
      notice("unbalanced_quote", {pos_, pos_ + quote.bytes});
      pos_ += quote.bytes;
    } else if (text_[pos_] == '(' && depth_ < kMaxDepth) {
      value.group = group();
      if (value.group) value.form = Value::Form::group;
      return value;
    } else if (!skip_bracket()) {
      break;
    }
  }
  value.inner = {pos_, run_end(text(), pos_)};
  pos_ = value.inner.end;
  if (!value.inner.empty()) value.form = Value::Form::bare;
  return value;
}

std::optional<Node> Descent::known_field(Field field, ByteRange name) {
  pos_ = name.end + 1;
  Value found = value();
  if (found.form == Value::Form::quoted && single_spaced(found.inner.of(text_)).empty()) {
    pos_ = found.inner.end + quote_at(text_, found.inner.end).bytes;
    found.form = Value::Form::empty;
  }
  if (found.form == Value::Form::empty) {
    notice("empty_field", {name.begin, name.end + 1});
    return leaf(NodeKind::words, {name.begin, name.end + 1},
                text_.substr(name.begin, name.size() + 1));
  }
  if (field == Field::title || field == Field::said)
    return scope_of(field, std::move(found), name.begin);
  if (found.form == Value::Form::group) return apply_field(field, std::move(*found.group));
  const bool is_quoted = found.form == Value::Form::quoted;
  std::size_t end = found.inner.end;
  if (is_quoted) end += quote_at(text_, end).bytes;
  auto node = field_leaf(field, single_spaced(found.inner.of(text_)), is_quoted, {name.begin, end});
  if (!node) return refused_value(field, name, found);
  pos_ = end;
  if (is_quoted) take_distance();  // means nothing here
  if (!take_terms(1, node->range)) return {};
  return node;
}

// title:x, said:(x y): where the words are looked for.
std::optional<Node> Descent::scope_of(Field field, Value value, std::size_t begin) {
  std::optional<Node> child;
  switch (value.form) {
    case Value::Form::group:
      child = std::move(value.group);
      break;
    case Value::Form::quoted:
      child = quoted();
      break;
    default:
      child = text_node(value.inner);
  }
  if (!child) return {};
  Node node;
  node.kind = kind_of(field);
  node.range = {begin, child->range.end};
  node.children.push_back(std::move(*child));
  return node;
}

// A date or number that is none: ordinary words. What was quoted is read on as if it were not.
std::optional<Node> Descent::refused_value(Field field, ByteRange name, const Value& value) {
  const bool date = kind_of(field) == NodeKind::date;
  notice(date ? "bad_date" : "bad_number", {name.begin, value.inner.end});
  if (value.form == Value::Form::bare) {
    pos_ = value.inner.end;
    const std::string text = std::string(name.of(text_)) + ":" + std::string(value.inner.of(text_));
    return leaf(NodeKind::words, {name.begin, value.inner.end}, text);
  }
  if (depth_ >= kMaxDepth) return quoted();
  const std::size_t after = value.inner.end + quote_at(text_, value.inner.end).bytes;
  std::optional<Node> node = within(value.inner);
  if (!capped_) pos_ = after;
  return node;
}

// Parses a part of the text as a query of its own; stays at the end when a cap ended everything.
std::optional<Node> Descent::within(ByteRange window) {
  const std::size_t outer_end = std::exchange(end_, window.end);
  const std::size_t outer_ignored = std::exchange(ignored_, 0);
  pos_ = window.begin;
  ++depth_;
  std::optional<Node> node = sequence(false);
  --depth_;
  ignored_ = outer_ignored;
  end_ = outer_end;
  return node;
}

// A field whose value needs no further reading; nothing when it is malformed.
std::optional<Node> Descent::field_leaf(Field field, std::string_view text, bool is_quoted,
                                        ByteRange range) {
  Node node;
  node.kind = kind_of(field);
  node.range = range;
  if (node.kind == NodeKind::date) {
    const auto days = field == Field::after    ? parse_after(text)
                      : field == Field::before ? parse_before(text)
                                               : parse_days(text);
    if (!days) return {};
    node.first = days->first;
    node.last = days->last;
  } else if (node.kind == NodeKind::number) {
    using Over = NumberCondition::Over;
    const Over over = field == Field::money     ? Over::money
                      : field == Field::percent ? Over::percent
                      : field == Field::age     ? Over::age
                                                : Over::any_kind;
    const bool whole = is_quoted && over == Over::any_kind;
    auto condition = whole ? parse_label(text) : std::optional<NumberCondition>{};
    if (!condition) condition = parse_condition(over, text);
    if (!condition) return {};
    node.number = std::move(*condition);
  } else {
    node.text = std::string(text);
    node.quoted = is_quoted;
  }
  return node;
}

// source:(reuters OR bbc): every word and phrase of the group becomes a value of the field.
std::optional<Node> Descent::apply_field(Field field, Node node) {
  if (node.kind == NodeKind::all_of || node.kind == NodeKind::any_of ||
      node.kind == NodeKind::none_of) {
    for (Node& child : node.children) child = *apply_field(field, std::move(child));
    return node;
  }
  const bool is_quoted = node.kind == NodeKind::phrase || node.kind == NodeKind::near;
  const bool bare = node.kind == NodeKind::words || node.kind == NodeKind::exact;
  if (!is_quoted && !bare && node.kind != NodeKind::prefix) return node;
  const std::string text = node.kind == NodeKind::prefix ? node.text + "*" : node.text;
  if (auto made = field_leaf(field, text, is_quoted, node.range)) return made;
  notice(kind_of(field) == NodeKind::date ? "bad_date" : "bad_number", node.range);
  return node;
}

// Searched as ordinary words. "Note: this", "14:30" and "http://..." are no mistaken fields: no
// notice.
std::optional<Node> Descent::unknown_field(ByteRange run, std::size_t colon) {
  const bool ends_run = colon + 1 == run.end;
  const bool opens =
      ends_run && run.end < end_ && blank_at(text(), run.end) == 0 && text_[run.end] != ')';
  const bool address = text_.substr(colon + 1, 2) == "//" && !ends_run;
  const bool scope = !ends_run && text_[colon + 1] == ':';
  if ((!ends_run && !address && !scope) || opens) notice("unknown_field", {run.begin, colon});
  pos_ = run.end;
  std::optional<Node> words = leaf(NodeKind::words, run, run.of(text_));
  if (!words || !opens || depth_ >= kMaxDepth) return words;
  // foo:"a b" and foo:(a b) hang together, so that a minus before them excludes both parts.
  std::vector<Node> nodes;
  nodes.push_back(std::move(*words));
  ++depth_;
  if (auto rest = operand()) nodes.push_back(std::move(*rest));
  --depth_;
  return make_all(std::move(nodes));
}

}  // namespace dateline::query
