#include "indexer/sources/html_article.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date_text.h"
#include "core/text/charset.h"
#include "indexer/sources/field_names.h"
#include "indexer/sources/html_tree.h"
#include "indexer/sources/json_ld.h"
#include "indexer/sources/main_text.h"
#include "indexer/sources/url.h"

namespace dateline {
namespace {

struct MetaName {
  std::string_view name;  // of the attribute name, property or itemprop, in lower case
  ArticleField field;
};
// In the order they are believed in.
constexpr std::array<MetaName, 37> kMetaNames = {{
    {"og:title", ArticleField::title},
    {"twitter:title", ArticleField::title},
    {"dc.title", ArticleField::title},
    {"article:published_time", ArticleField::date},
    {"og:published_time", ArticleField::date},
    {"datepublished", ArticleField::date},
    {"parsely-pub-date", ArticleField::date},
    {"sailthru.date", ArticleField::date},
    {"dc.date.issued", ArticleField::date},
    {"dc.date", ArticleField::date},
    {"dcterms.created", ArticleField::date},
    {"dcterms.date", ArticleField::date},
    {"pubdate", ArticleField::date},
    {"publishdate", ArticleField::date},
    {"publish-date", ArticleField::date},
    {"publication_date", ArticleField::date},
    {"date", ArticleField::date},
    {"og:site_name", ArticleField::source},
    {"dc.publisher", ArticleField::source},
    {"publisher", ArticleField::source},
    {"application-name", ArticleField::source},
    {"author", ArticleField::authors},
    {"article:author", ArticleField::authors},
    {"parsely-author", ArticleField::authors},
    {"sailthru.author", ArticleField::authors},
    {"dc.creator", ArticleField::authors},
    {"byl", ArticleField::authors},
    {"og:url", ArticleField::url},
    {"content-language", ArticleField::language},
    {"dc.language", ArticleField::language},
    {"og:locale", ArticleField::language},
    {"article:section", ArticleField::section},
    {"parsely-section", ArticleField::section},
    {"news_keywords", ArticleField::keywords},
    {"article:tag", ArticleField::keywords},
    {"keywords", ArticleField::keywords},
    {"parsely-tags", ArticleField::keywords},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// "By Ann Smith" and "https://example.com/ann" are no names.
std::string author_name(std::string_view text) {
  if (text.find("://") != std::string_view::npos) return {};
  if (lower(text.substr(0, 3)) == "by ") text.remove_prefix(3);
  return std::string(text);
}

// What a page says of itself, gathered in one walk.
class PageFacts {
 public:
  explicit PageFacts(const GumboNode* root) {
    walk(root, [this](const GumboNode* node) { return visit(node); });
  }

  // Those of `article`'s fields that are empty.
  void fill(Article& article, std::string_view base) {
    const std::string page_base = resolved_url(base, base_);
    for (const std::string& script : scripts_) read_json_ld(script, article);
    set_field(article, ArticleField::url, resolved_url(page_base, canonical_));
    for (std::size_t i = 0; i < kMetaNames.size(); ++i) {
      if (kMetaNames[i].field == ArticleField::authors) add_authors(article, metas_[i]);
      for (const std::string& value : metas_[i]) set_meta(article, kMetaNames[i].field, value);
    }
    set_keywords(article);
    set_field(article, ArticleField::date, time_);
    add_authors(article, authors_);
    set_field(article, ArticleField::language, language_);
    set_field(article, ArticleField::title, heading_);
    set_field(article, ArticleField::title, title_);
    article.url = resolved_url(page_base, article.url);
    remove_site_name(article);
  }

 private:
  bool visit(const GumboNode* node) {
    if (!is_element(node)) return false;
    switch (node->v.element.tag) {
      case GUMBO_TAG_HTML:
        language_ = attribute(node, "lang");
        break;
      case GUMBO_TAG_BASE:
        base_ = attribute(node, "href");
        break;
      case GUMBO_TAG_TITLE:
        if (title_.empty()) title_ = own_text(node);
        return false;
      case GUMBO_TAG_META:
        take_meta(node);
        break;
      case GUMBO_TAG_LINK:
        if (canonical_.empty() && has_word(node, "rel", "canonical"))
          canonical_ = attribute(node, "href");
        break;
      case GUMBO_TAG_SCRIPT:
        if (lower(attribute(node, "type")).starts_with("application/ld+json"))
          scripts_.push_back(own_text(node));
        return false;
      case GUMBO_TAG_TIME:
        take_time(node);
        break;
      case GUMBO_TAG_H1:
        if (heading_.empty()) heading_ = line_text(node);
        break;
      default:
        break;
    }
    take_microdata(node);
    return true;
  }

  static std::string own_text(const GumboNode* node) {
    std::string out;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* const child = static_cast<const GumboNode*>(children.data[i]);
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA)
        out += child->v.text.text;
    }
    return out;
  }

  void take_meta(const GumboNode* node) {
    for (const char* const key : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string name = lower(attribute(node, key));
      for (std::size_t i = 0; i < kMetaNames.size() && !name.empty(); ++i) {
        if (kMetaNames[i].name == name) {
          metas_[i].emplace_back(attribute(node, "content"));
          return;
        }
      }
    }
  }

  void take_time(const GumboNode* node) {
    if (++times_ > kMaxRead) return;
    std::string value(attribute(node, "datetime"));
    if (value.empty()) value = line_text(node);
    const bool is_published =
        has_attribute(node, "pubdate") || has_word(node, "itemprop", "datePublished");
    if (!normalised_date(value) || (time_is_sure_ || (!time_.empty() && !is_published))) return;
    time_ = std::move(value);
    time_is_sure_ = is_published;
  }

  void take_microdata(const GumboNode* node) {
    if (is_element(node, GUMBO_TAG_META)) return;
    const bool is_author = has_word(node, "rel", "author") || has_word(node, "itemprop", "author");
    if (is_author && authors_.size() < kMaxRead) authors_.push_back(line_text(node));
    if (has_word(node, "itemprop", "datePublished") && !is_element(node, GUMBO_TAG_TIME) &&
        time_.empty() && ++times_ <= kMaxRead) {
      const std::string text = line_text(node);
      if (normalised_date(text)) time_ = text;
    }
  }

  static void set_meta(Article& article, ArticleField field, const std::string& value) {
    if (is_list(field)) return;  // see add_authors() and set_keywords()
    if (field == ArticleField::date && !normalised_date(value)) return;
    set_field(article, field, value);
  }

  // Several elements of one kind may each name an author; other kinds only repeat them.
  static void add_authors(Article& article, const std::vector<std::string>& values) {
    if (!article.authors.empty()) return;
    for (std::size_t i = 0; i < std::min(values.size(), kMaxRead); ++i) {
      Article one;
      set_field(one, ArticleField::authors, author_name(values[i]));
      for (std::string& name : one.authors) {
        const auto& known = article.authors;
        if (std::find(known.begin(), known.end(), name) == known.end() && known.size() < kMaxRead)
          article.authors.push_back(std::move(name));
      }
    }
  }

  // article:tag comes once for each keyword, the others hold all.
  void set_keywords(Article& article) {
    if (!article.keywords.empty()) return;
    for (std::size_t i = 0; i < kMetaNames.size() && article.keywords.empty(); ++i) {
      if (kMetaNames[i].field != ArticleField::keywords) continue;
      for (const std::string& value : metas_[i]) {
        Article one;
        set_field(one, ArticleField::keywords, value);
        article.keywords.insert(article.keywords.end(), one.keywords.begin(), one.keywords.end());
      }
    }
  }

  // "Headline - Site" is the site's habit, not the headline.
  void remove_site_name(Article& article) const {
    for (const std::string_view mark : {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00bb "}) {
      const std::size_t at = article.title.rfind(mark);
      if (at == std::string::npos || at == 0) continue;
      const std::string_view rest = std::string_view(article.title).substr(at + mark.size());
      const bool is_site = rest == article.source;
      const bool is_heading = std::string_view(article.title).substr(0, at) == heading_;
      if (is_site || is_heading) {
        article.title.resize(at);
        return;
      }
    }
  }

  std::array<std::vector<std::string>, kMetaNames.size()> metas_;
  std::vector<std::string> scripts_;
  std::vector<std::string> authors_;
  std::string base_, canonical_, title_, heading_, language_, time_;
  bool time_is_sure_ = false;
  // Elements may nest, and each is read whole.
  static constexpr std::size_t kMaxRead = 20;
  std::size_t times_ = 0;
};

void collapse_blanks(std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  text = std::move(out);
}

}  // namespace

Result<void> read_html(ByteReader& input, const RecordSink& sink) {
  if (auto filled = input.fill_to(kMaxRecordBytes + 1); !filled) return filled;
  if (input.interrupted()) return {};
  const std::string_view all = input.available();
  if (all.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos) {
    sink(refused_record(0, "the file is empty"));
  } else if (all.size() > kMaxRecordBytes) {
    sink(refused_record(0, "the file is larger than 64 MB"));
  } else {
    RawRecord record;
    record.kind = RecordKind::html;
    record.bytes = to_utf8(std::string(all), declared_html_charset(all));
    sink(std::move(record));
  }
  return {};
}

ReadArticle parse_html_article(std::string_view utf8, Article known) {
  ReadArticle read;
  read.article = std::move(known);
  read.id = read.article.id;
  const auto page = HtmlTree::parse(utf8);
  if (!page) {
    read.refusal = page.error().message;
    return read;
  }
  Article& article = read.article;
  const std::string base = article.url;
  PageFacts(page->root()).fill(article, base);
  article.title = repaired_mojibake(std::move(article.title));
  collapse_blanks(article.title);
  std::string body = std::move(article.text);
  article.text = main_text(*page, article.title);
  if (article.text.size() * 2 < body.size()) article.text = std::move(body);
  article.text = repaired_mojibake(std::move(article.text));
  return read;
}

}  // namespace dateline
