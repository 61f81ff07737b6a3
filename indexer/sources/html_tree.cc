#include "indexer/sources/html_tree.h"

#include <algorithm>
#include <utility>

#include "core/base/ascii.h"
#include "indexer/sources/html_shape.h"

namespace dateline {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";
bool is_blank(char c) { return kBlanks.find(c) != std::string_view::npos; }

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    return &node->v.element.children;
  return node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children : nullptr;
}

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

// What is never read.
bool is_invisible(const GumboNode* node) {
  if (!is_element(node)) return node->type == GUMBO_NODE_TEMPLATE;
  switch (node->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_TITLE:
      return true;
    default:
      return false;
  }
}

bool is_inline(const GumboNode* element) {
  switch (element->v.element.tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_RB:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_UNKNOWN:
      return true;
    default:
      return false;
  }
}

// Text with its blanks collapsed, except in <pre>.
class BlockWriter {
 public:
  explicit BlockWriter(const std::function<bool(const GumboNode*)>& skip) : skip_(skip) {}

  bool enter(const GumboNode* node) {
    if (is_text(node)) {
      add(node->v.text.text);
      return false;
    }
    if (is_invisible(node)) return false;
    if (!is_element(node)) return node->type == GUMBO_NODE_DOCUMENT;
    if (is_element(node, GUMBO_TAG_BR)) {
      line_break();
      return false;
    }
    if (skip_ && skip_(node)) {
      if (!is_inline(node)) flush();
      return false;
    }
    if (is_element(node, GUMBO_TAG_A)) ++links_;
    if (is_element(node, GUMBO_TAG_PRE)) ++pre_;
    if (!is_inline(node)) {
      flush();
      elements_.push_back(node);
    }
    return true;
  }

  void leave(const GumboNode* node) {
    if (!is_element(node)) return;
    if (is_element(node, GUMBO_TAG_A)) --links_;
    if (is_element(node, GUMBO_TAG_PRE)) --pre_;
    if (is_inline(node)) return;
    flush();
    elements_.pop_back();
  }

  std::vector<HtmlBlock> take() {
    flush();
    return std::move(blocks_);
  }

 private:
  void add(std::string_view text) {
    const std::size_t before = block_.text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool no_break = text.substr(i, 2) == "\xC2\xA0";
      if (pre_ == 0 && (no_break || is_blank(text[i]))) {
        wants_blank_ = !block_.text.empty() && block_.text.back() != '\n';
        if (no_break) ++i;
        continue;
      }
      if (wants_blank_) block_.text += ' ';
      wants_blank_ = false;
      // A carriage return is no line of its own.
      if (text[i] != '\r') block_.text += text[i];
      breaks_ = 0;
    }
    if (links_ > 0) block_.link_bytes += block_.text.size() - before;
  }

  // Two in a row part paragraphs.
  void line_break() {
    if (++breaks_ >= 2) return flush();
    if (block_.text.empty()) return;
    block_.text += '\n';
    wants_blank_ = false;
  }

  void flush() {
    std::string& text = block_.text;
    text.erase(text.find_last_not_of(kBlanks) + 1);
    if (!text.empty()) {
      block_.element = elements_.empty() ? nullptr : elements_.back();
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
    wants_blank_ = false;
    breaks_ = 0;
  }

  const std::function<bool(const GumboNode*)>& skip_;
  std::vector<HtmlBlock> blocks_;
  HtmlBlock block_;
  std::vector<const GumboNode*> elements_;
  std::size_t links_ = 0;
  std::size_t pre_ = 0;
  std::size_t breaks_ = 0;
  bool wants_blank_ = false;
};

}  // namespace

void HtmlTree::Destroy::operator()(GumboOutput* output) const {
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

Result<HtmlTree> HtmlTree::parse(std::string_view utf8) {
  std::string cleaned;
  if (!unbearable_html(utf8).empty()) {
    cleaned = without_scripts(utf8);
    if (std::string reason = unbearable_html(cleaned); !reason.empty())
      return Error{ErrorCode::bad_input, std::move(reason), ""};
    utf8 = cleaned;
  }
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* const output = gumbo_parse_with_options(&options, utf8.data(), utf8.size());
  if (output == nullptr || output->root == nullptr)
    return Error{ErrorCode::bad_input, "its HTML cannot be parsed", ""};
  return HtmlTree(output);
}

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }
bool is_element(const GumboNode* node, GumboTag tag) {
  return is_element(node) && node->v.element.tag == tag;
}

bool has_attribute(const GumboNode* element, const char* name) {
  return is_element(element) &&
         gumbo_get_attribute(&element->v.element.attributes, name) != nullptr;
}

std::string_view attribute(const GumboNode* element, const char* name) {
  if (!is_element(element)) return {};
  const GumboAttribute* const found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_word(const GumboNode* element, const char* name, std::string_view word) {
  const std::string_view words = attribute(element, name);
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find_first_of(kBlanks, begin), words.size());
    if (same(words.substr(begin, end - begin), word)) return true;
    begin = end + 1;
  }
  return false;
}

void walk(const GumboNode* root, const std::function<bool(const GumboNode*)>& enter,
          const std::function<void(const GumboNode*)>& leave) {
  struct Level {
    const GumboNode* node;
    unsigned next;
  };
  std::vector<Level> stack;
  if (enter(root)) stack.push_back({root, 0});
  while (!stack.empty()) {
    Level& level = stack.back();
    const GumboVector* const children = children_of(level.node);
    if (children == nullptr || level.next >= children->length) {
      if (leave) leave(level.node);
      stack.pop_back();
      continue;
    }
    const auto* const child = static_cast<const GumboNode*>(children->data[level.next++]);
    if (enter(child)) stack.push_back({child, 0});
  }
}

std::string line_text(const GumboNode* root) {
  std::string out;
  for (const HtmlBlock& block : html_blocks(root)) {
    if (!out.empty()) out += ' ';
    out += block.text;
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::vector<HtmlBlock> html_blocks(const GumboNode* root,
                                   const std::function<bool(const GumboNode*)>& skip) {
  BlockWriter writer(skip);
  walk(
      root, [&](const GumboNode* node) { return writer.enter(node); },
      [&](const GumboNode* node) { writer.leave(node); });
  return writer.take();
}

std::string html_text(std::string_view fragment) {
  const bool is_plain = fragment.find_first_of("<&") == std::string_view::npos;
  const auto tree = is_plain ? Result<HtmlTree>(Error{}) : HtmlTree::parse(fragment);
  if (!tree) return std::string(fragment);
  std::string out;
  for (const HtmlBlock& block : html_blocks(tree->root())) {
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

std::string declared_html_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  std::transform(head.begin(), head.end(), head.begin(), ascii_lower);
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos;
       meta = head.find("<meta", meta + 1)) {
    const std::size_t end = std::min(head.find('>', meta), head.size());
    const std::size_t at = head.find("charset", meta);
    if (at >= end) continue;
    const std::size_t begin = head.find_first_not_of(" =\"'", at + 7);
    if (begin >= end) continue;
    return head.substr(begin, head.find_first_of(" ;\"'/>", begin) - begin);
  }
  return {};
}

}  // namespace dateline
