// HTML as a tree (libgumbo), and the text of its blocks.
#pragma once

#include <gumbo.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace dateline {

class HtmlTree {
 public:
  // `utf8` must be valid UTF-8 and outlive the tree. Error bad_input for markup that is nested so
  // deep, or leaves so much open, that its tree would be many times its size.
  [[nodiscard]] static Result<HtmlTree> parse(std::string_view utf8);

  // The <html> element.
  [[nodiscard]] const GumboNode* root() const { return output_->root; }

 private:
  struct Destroy {
    void operator()(GumboOutput* output) const;
  };
  explicit HtmlTree(GumboOutput* output) : output_(output) {}
  std::unique_ptr<GumboOutput, Destroy> output_;
};

[[nodiscard]] bool is_element(const GumboNode* node);
[[nodiscard]] bool is_element(const GumboNode* node, GumboTag tag);
// The value of an attribute; empty when there is none.
[[nodiscard]] std::string_view attribute(const GumboNode* element, const char* name);
[[nodiscard]] bool has_attribute(const GumboNode* element, const char* name);
// Whether `word` is one of the blank-separated words of an attribute, whatever its case.
[[nodiscard]] bool has_word(const GumboNode* element, const char* name, std::string_view word);

// Visits `root` and everything below it in document order: `enter` returns whether to go below,
// `leave` follows for each node that was entered with true. No recursion.
void walk(const GumboNode* root, const std::function<bool(const GumboNode*)>& enter,
          const std::function<void(const GumboNode*)>& leave = {});

// All text below `root` in one line, blanks collapsed; scripts and styles left out.
[[nodiscard]] std::string line_text(const GumboNode* root);

// A paragraph, heading, list item, table cell or other run of text between block borders.
struct HtmlBlock {
  const GumboNode* element = nullptr;  // the innermost block element around it
  std::string text;                    // blanks collapsed, line breaks kept
  std::size_t link_bytes = 0;          // of the text, inside <a>
};

// The blocks below `root`, in order. `skip` names elements to leave out beside scripts and the
// like.
[[nodiscard]] std::vector<HtmlBlock> html_blocks(
    const GumboNode* root, const std::function<bool(const GumboNode*)>& skip = {});

// A fragment of HTML ("<p>a</p>b &amp; c") as plain text, a blank line between blocks; markup that
// cannot be parsed, as it stands.
[[nodiscard]] std::string html_text(std::string_view fragment);

// The charset that a page's <meta> elements declare, in its first 4096 bytes; empty when they do
// not.
[[nodiscard]] std::string declared_html_charset(std::string_view bytes);

}  // namespace dateline
