#include "indexer/sources/main_text.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "core/base/ascii.h"
#include "core/base/date_text.h"

namespace dateline {
namespace {

// Bytes of a block that may be running text.
constexpr std::size_t kMinParagraph = 25;
constexpr std::size_t kMaxDateLine = 80;
// An element marked as the article's body counts as such from this much text on.
constexpr std::size_t kMinBody = 140;

// Words in classes and ids of what stands around an article.
constexpr std::array<std::string_view, 63> kAroundWords = {
    "submeta",         "comment",   "comments",      "disqus",      "share",
    "sharing",         "social",    "related",       "recommended", "recirculation",
    "recommendations", "promo",     "promotion",     "newsletter",  "subscribe",
    "subscription",    "signup",    "sidebar",       "breadcrumb",  "breadcrumbs",
    "footer",          "nav",       "navigation",    "navbar",      "menu",
    "masthead",        "advert",    "advertisement", "ad",          "ads",
    "advertising",     "sponsored", "sponsor",       "cookie",      "cookies",
    "consent",         "banner",    "popup",         "modal",       "caption",
    "byline",          "tags",      "taglist",       "toolbar",     "pagination",
    "pager",           "outbrain",  "taboola",       "trending",    "popular",
    "mostread",        "widget",    "login",         "timestamp",   "gallery",
    "copyright",       "skip",      "bio",           "hidden",      "teaser",
    "credits",         "livechat",  "readmore"};

bool has_around_word(std::string_view names) {
  for (std::size_t begin = 0; begin < names.size();) {
    if (!is_ascii_letter(names[begin])) {
      ++begin;
      continue;
    }
    std::string word;
    while (begin < names.size() && is_ascii_letter(names[begin])) {
      // "relatedLinks" is two words.
      const bool starts = names[begin] >= 'A' && names[begin] <= 'Z' && !word.empty();
      const bool after_small = begin > 0 && names[begin - 1] >= 'a' && names[begin - 1] <= 'z';
      if (starts && after_small) break;
      word += ascii_lower(names[begin++]);
    }
    if (std::find(kAroundWords.begin(), kAroundWords.end(), word) != kAroundWords.end())
      return true;
  }
  return false;
}

bool is_body(const GumboNode* node) {
  return has_word(node, "itemprop", "articleBody") || is_element(node, GUMBO_TAG_ARTICLE) ||
         is_element(node, GUMBO_TAG_MAIN);
}

bool is_around_by_kind(const GumboNode* node) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_H1:
      return true;
    default:
      break;
  }
  for (const std::string_view role :
       {"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu"}) {
    if (has_word(node, "role", role)) return true;
  }
  if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
  const std::string_view style = attribute(node, "style");
  return style.find("display:none") != std::string_view::npos ||
         style.find("display: none") != std::string_view::npos;
}

bool is_around(const GumboNode* node) {
  if (is_element(node, GUMBO_TAG_BODY) || is_element(node, GUMBO_TAG_HTML)) return false;
  if (is_around_by_kind(node)) return true;
  if (is_body(node)) return false;
  return has_around_word(attribute(node, "class")) || has_around_word(attribute(node, "id"));
}

// Of the page's blocks: running text has few links.
bool is_running(const HtmlBlock& block) {
  return block.text.size() >= kMinParagraph && block.link_bytes * 2 < block.text.size();
}

double score_of(const HtmlBlock& block) {
  const auto commas = std::count(block.text.begin(), block.text.end(), ',');
  return 1.0 + static_cast<double>(commas) +
         std::min(static_cast<double>(block.text.size()) / 100.0, 3.0);
}

bool is_paragraph_like(const GumboNode* node) {
  return is_element(node, GUMBO_TAG_P) || is_element(node, GUMBO_TAG_LI) ||
         is_element(node, GUMBO_TAG_BLOCKQUOTE) || is_element(node, GUMBO_TAG_PRE);
}

// The element that the running text is in: paragraphs score for their parent, and half for its own.
const GumboNode* densest(const std::vector<HtmlBlock>& blocks) {
  std::unordered_map<const GumboNode*, double> scores;
  const GumboNode* best = nullptr;
  double most = 0;
  const auto add = [&](const GumboNode* node, double score) {
    const double sum = scores[node] += score;
    if (sum > most) {
      most = sum;
      best = node;
    }
  };
  for (const HtmlBlock& block : blocks) {
    if (!is_running(block) || block.element == nullptr) continue;
    const GumboNode* node = block.element;
    if (is_paragraph_like(node) && node->parent != nullptr) node = node->parent;
    add(node, score_of(block));
    if (node->parent != nullptr && is_element(node->parent)) add(node->parent, score_of(block) / 2);
  }
  return best;
}

std::size_t running_bytes(const std::vector<HtmlBlock>& blocks) {
  std::size_t bytes = 0;
  for (const HtmlBlock& block : blocks) bytes += is_running(block) ? block.text.size() : 0;
  return bytes;
}

bool equal_text(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

// Lines that lead elsewhere, whatever element they stand in.
bool leads_elsewhere(const HtmlBlock& block) {
  if (block.link_bytes * 2 > block.text.size()) return true;
  for (const std::string_view start :
       {"read more", "also read", "read also", "related:", "see also:", "advertisement",
        "share this", "click here", "sign up", "follow us", "watch:", "more:"}) {
    if (block.text.size() < 200 && equal_text(block.text.substr(0, start.size()), start) &&
        (block.link_bytes > 0 || block.text.size() <= start.size() + 2))
      return true;
  }
  return false;
}

bool is_heading(const HtmlBlock& block) {
  if (block.element == nullptr) return false;
  const GumboTag tag = block.element->v.element.tag;
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

// A heading over nothing but links ("Related stories") goes with them.
std::string joined(const std::vector<HtmlBlock>& blocks, std::string_view title) {
  std::string out;
  std::string headings;
  std::size_t paragraphs = 0;
  for (const HtmlBlock& block : blocks) {
    if (equal_text(block.text, title)) continue;
    // "Published: 25 November 2021" under the headline; further down a date may head a part.
    if (paragraphs < 2 && block.text.size() < kMaxDateLine && normalised_date(block.text)) continue;
    paragraphs += is_running(block) ? 1 : 0;
    if (leads_elsewhere(block)) {
      headings.clear();
      continue;
    }
    std::string& to = is_heading(block) ? headings : out.append(headings);
    if (!is_heading(block)) headings.clear();
    if (!out.empty() || !headings.empty()) to += "\n\n";
    to += block.text;
  }
  return out;
}

// What the page marks as its body, the fullest where there are several; null where none is full.
const GumboNode* marked_body(const GumboNode* root,
                             const std::function<bool(const GumboNode*)>& skip) {
  const GumboNode* best = nullptr;
  std::size_t most = kMinBody;
  std::size_t bodies = 0;
  walk(root, [&](const GumboNode* node) {
    if (!is_element(node) || skip(node)) return false;
    const bool is_explicit = has_word(node, "itemprop", "articleBody");
    if (!is_explicit && !is_element(node, GUMBO_TAG_ARTICLE)) return true;
    // A page of a thousand teasers holds no article.
    if (++bodies > 50) return false;
    const std::size_t bytes = running_bytes(html_blocks(node, skip));
    if (bytes > most) {
      most = bytes;
      best = node;
    }
    return !is_explicit;
  });
  return best;
}

std::string text_without(const HtmlTree& page, std::string_view title,
                         const std::function<bool(const GumboNode*)>& skip) {
  const GumboNode* body = marked_body(page.root(), skip);
  if (body == nullptr) body = densest(html_blocks(page.root(), skip));
  if (body == nullptr) return {};
  // The element itself may be called what those around an article are called.
  return joined(
      html_blocks(body, [&](const GumboNode* node) { return node != body && skip(node); }), title);
}

}  // namespace

std::string main_text(const HtmlTree& page, std::string_view title) {
  std::string text = text_without(page, title, is_around);
  // Pages that call everything "content-with-sidebar" are read by their elements alone.
  if (text.size() < kMinBody) {
    std::string other = text_without(page, title, is_around_by_kind);
    if (other.size() > 2 * text.size()) text = std::move(other);
  }
  return text;
}

}  // namespace dateline
