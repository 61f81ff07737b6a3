#include "indexer/sources/feed.h"

#include <algorithm>
#include <utility>

#include "indexer/sources/field_names.h"
#include "indexer/sources/html_tree.h"
#include "indexer/sources/url.h"
#include "indexer/sources/xml_text.h"

namespace dateline {
namespace {

using pugi::xml_node;

// xml:base of the elements around `node`, the inner ones against the outer ones; `outermost` where
// there is none.
std::string base_of(const xml_node& node, std::string_view outermost) {
  std::vector<std::string_view> bases;
  for (xml_node at = node; at; at = at.parent()) {
    if (const pugi::xml_attribute base = at.attribute("xml:base")) bases.push_back(base.value());
  }
  std::string out(outermost);
  for (auto base = bases.rbegin(); base != bases.rend(); ++base) out = resolved_url(out, *base);
  return out;
}

bool has_elements(const xml_node& node) {
  return std::any_of(node.begin(), node.end(),
                     [](const xml_node& child) { return child.type() == pugi::node_element; });
}

// The text of an element that may hold plain text, escaped HTML or XHTML, as its feed's rules have
// it.
std::string content_text(const xml_node& node, bool is_atom) {
  if (!node || attribute_named(node, "mode") == "base64") return {};
  const std::string_view type = attribute_named(node, "type");
  if (has_elements(node)) return html_text(inner_markup(node));
  if (type.starts_with("image/") || type.starts_with("video/") || type.starts_with("audio/"))
    return {};
  const bool is_html =
      type.find("html") != std::string_view::npos || (!is_atom && type != "text/plain");
  std::string text = raw_text(node);
  return is_html ? html_text(text) : text;
}

std::string content_line(const xml_node& node, bool is_atom) {
  std::string out;
  for (const char c : content_text(node, is_atom)) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_blank) out += c;
    if (is_blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

// The child of that name: one with the entry's own prefix before media:title and the like.
xml_node own_child(const xml_node& entry, std::string_view name) {
  const std::string_view full = entry.name();
  const std::string_view prefix = full.substr(0, full.size() - local_name(entry).size());
  xml_node other;
  for (const xml_node& child : children_named(entry, name)) {
    const std::string_view child_name = child.name();
    if (child_name.size() == prefix.size() + name.size() && child_name.starts_with(prefix))
      return child;
    // media:content and media:description are of pictures.
    if (!other && !child_name.starts_with("media:")) other = child;
  }
  return other;
}

// Without the line that WordPress puts under every entry: "The post ... appeared first on ...".
std::string without_trailer(std::string text) {
  const std::size_t last = text.rfind("\n\n");
  if (last == std::string::npos) return text;
  const std::string_view line = std::string_view(text).substr(last + 2);
  if (line.starts_with("The post ") && line.find(" appeared first on ") != std::string::npos)
    text.resize(last);
  return text;
}

std::string text_of_entry(const xml_node& entry, bool is_atom) {
  for (const std::string_view name :
       {"encoded", "content", "fullitem", "body", "description", "summary", "abstract"}) {
    const xml_node node = own_child(entry, name);
    // content:encoded is HTML wherever it stands.
    std::string text = content_text(node, is_atom && name != "encoded");
    if (text.find_first_not_of(" \t\r\n") != std::string::npos)
      return without_trailer(std::move(text));
  }
  return {};
}

std::string date_of(const xml_node& entry) {
  for (const std::string_view name : {"pubdate", "published", "issued", "date", "created",
                                      "publication_date", "updated", "modified"}) {
    std::string date = line_text(own_child(entry, name));
    if (!date.empty()) return date;
  }
  return std::string(attribute_named(entry, "lastmod"));
}

// WordPress writes entities inside CDATA: "O&#8217;Neill" is O’Neill.
std::string without_entities(std::string text) {
  return text.find('&') == std::string::npos ? text : html_text(text);
}

// "ann@example.com (Ann Smith)" and "Ann Smith <ann@example.com>" are Ann Smith.
std::string person_name(std::string text) {
  const auto cut = [&](char open, char close) -> std::string {
    const std::size_t begin = text.find(open);
    const std::size_t end = text.find(close, begin == std::string::npos ? 0 : begin);
    if (begin == std::string::npos || end == std::string::npos) return {};
    const std::string inside = text.substr(begin + 1, end - begin - 1);
    const std::string before = text.substr(0, begin);
    return inside.find('@') == std::string::npos ? inside : before;
  };
  for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'<', '>'}}) {
    std::string name = cut(open, close);
    if (name.find_first_not_of(' ') != std::string::npos) return name;
  }
  return text;
}

void add_authors(const xml_node& parent, std::vector<std::string>& out) {
  for (const std::string_view element : {"author", "creator", "dc:creator"}) {
    if (!out.empty()) return;
    for (const xml_node& author : children_named(parent, element)) {
      const xml_node name = child_named(author, "name");
      std::string text = without_entities(line_text(name ? name : author));
      if (name || !has_elements(author)) out.push_back(person_name(std::move(text)));
    }
  }
}

void add_keywords(const xml_node& entry, std::vector<std::string>& out) {
  constexpr std::size_t kMost = 1000;  // each is compared with all
  for (const xml_node& child : entry.children()) {
    if (out.size() >= kMost) return;
    if (!is_named(child, "category") && !is_named(child, "subject")) continue;
    std::string word(attribute_named(child, "label"));
    if (word.empty()) word = attribute_named(child, "term");
    if (word.empty()) word = line_text(child);
    word = without_entities(std::move(word));
    if (!word.empty() && std::find(out.begin(), out.end(), word) == out.end())
      out.push_back(std::move(word));
  }
}

std::string link_of(const xml_node& entry, std::string_view feed_base) {
  std::string other;
  for (const xml_node& link : children_named(entry, "link")) {
    std::string url(attribute_named(link, "href"));
    const std::string_view rel = attribute_named(link, "rel");
    if (url.empty()) url = line_text(link);
    if (url.empty()) continue;
    url = resolved_url(base_of(link, feed_base), url);
    if (rel.empty() || rel == "alternate") return url;
    if (rel == "related" && other.empty()) other = std::move(url);
  }
  if (!other.empty()) return other;
  std::string href(attribute_named(entry, "href"));  // CDF
  if (href.empty()) href = attribute_named(child_named(entry, "a"), "href");
  if (!href.empty()) return resolved_url(base_of(entry, feed_base), href);
  const std::string_view about = attribute_named(entry, "about");
  return is_absolute_url(about) ? std::string(about) : std::string();
}

void set_id_and_url(const xml_node& entry, std::string_view feed_base, Article& article) {
  article.url = link_of(entry, feed_base);
  const xml_node guid = own_child(entry, "guid");
  const xml_node id = guid ? guid : own_child(entry, "id");
  const std::string name = line_text(id);
  const bool is_link = guid && attribute_named(guid, "ispermalink") != "false" &&
                       (name.starts_with("http://") || name.starts_with("https://"));
  if (article.url.empty() && is_link) article.url = name;
  if (is_absolute_url(name) || article.url.empty()) article.id = name;
}

// What the feed says for all its entries.
struct FeedFacts {
  std::string source, language, base;
  std::vector<std::string> authors;
};

FeedFacts facts_of(const xml_node& root) {
  FeedFacts out;
  const xml_node channel = child_named(root, "channel");
  const xml_node head = channel ? channel : root;
  if (is_named(root, "entry")) return out;
  out.source = content_line(own_child(head, "title"), is_named(root, "feed"));
  out.language = line_text(child_named(head, "language"));
  if (out.language.empty()) out.language = language_of(head);
  out.base = link_of(head, "");
  if (is_named(root, "feed")) add_authors(head, out.authors);
  return out;
}

RawRecord entry_record(const xml_node& entry, std::size_t number, const FeedFacts& feed) {
  RawRecord record;
  record.number = number;
  record.kind = RecordKind::article;
  Article& article = record.article;
  const bool is_atom = is_named(entry, "entry");
  article.title = content_line(own_child(entry, "title"), is_atom);
  article.text = text_of_entry(entry, is_atom);
  article.date = date_of(entry);
  set_id_and_url(entry, feed.base, article);
  add_authors(entry, article.authors);
  if (article.authors.empty()) article.authors = feed.authors;
  add_keywords(entry, article.keywords);
  const xml_node source = child_named(entry, "source");
  const xml_node source_title = child_named(source, "title");
  article.source = source_title ? content_line(source_title, is_atom) : line_text(source);
  if (article.source.empty()) article.source = feed.source;
  article.language = line_text(child_named(entry, "language"));
  if (article.language.empty()) article.language = language_of(entry);
  if (article.language.empty()) article.language = feed.language;
  article.section = line_text(child_named(entry, "section"));
  return record;
}

bool is_entry(const xml_node& node) { return is_named(node, "item") || is_named(node, "entry"); }

// The next "<item ...>...</item>" or entry of `xml`, which is moved behind it; empty when there is
// none that ends.
std::string_view next_entry(std::string_view& xml) {
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    for (const std::string_view name : {"item", "entry"}) {
      const std::string_view behind = xml.substr(at + 1).substr(0, name.size() + 1);
      if (!behind.starts_with(name) || behind.find_first_of(" \t\r\n>", name.size()) != name.size())
        continue;
      const std::string end_tag = "</" + std::string(name) + ">";
      const std::size_t end = xml.find(end_tag, at);
      if (end == std::string_view::npos) return {};
      const std::string_view entry = xml.substr(at, end + end_tag.size() - at);
      xml.remove_prefix(end + end_tag.size());
      return entry;
    }
  }
  return {};
}

// The entries that begin behind a fault, each read for itself. One slip in one of them is no reason
// to lose the others.
void read_rest(std::string_view xml, std::size_t number, const FeedFacts& feed,
               const RecordSink& sink) {
  for (std::string_view entry = next_entry(xml); !entry.empty(); entry = next_entry(xml)) {
    const XmlDocument document{std::string(entry)};
    ++number;
    const bool goes_on = document.fault().empty()
                             ? sink(entry_record(document.root(), number, feed))
                             : sink(refused_record(number, document.fault()));
    if (!goes_on) return;
  }
}

}  // namespace

void read_feed(const XmlDocument& document, const RecordSink& sink) {
  const xml_node root = document.root();
  const FeedFacts feed = facts_of(root);
  std::size_t number = 0;
  bool goes_on = true;
  walk_xml(root, [&](const xml_node& node) {
    if (!goes_on || node.type() != pugi::node_element) return false;
    if (!is_entry(node)) return true;
    ++number;
    if (document.is_whole(node)) goes_on = sink(entry_record(node, number, feed));
    return false;
  });
  if (goes_on) read_rest(document.behind_fault(), number, feed, sink);
}

void read_sitemap(const XmlDocument& document, const RecordSink& sink) {
  std::size_t number = 0;
  for (const xml_node& url : document.root().children()) {
    if (url.type() != pugi::node_element || !document.is_whole(url)) continue;
    ++number;
    const xml_node news = child_named(url, "news");
    RawRecord record;
    if (!news) {
      record = skipped_record(number, "a page without news in a sitemap");
    } else {
      record.number = number;
      record.kind = RecordKind::article;
      Article& article = record.article;
      article.title = line_text(child_named(news, "title"));
      article.date = line_text(child_named(news, "publication_date"));
      article.url = line_text(child_named(url, "loc"));
      const xml_node publication = child_named(news, "publication");
      article.source = line_text(child_named(publication, "name"));
      article.language = line_text(child_named(publication, "language"));
      set_field(article, ArticleField::keywords, line_text(child_named(news, "keywords")));
    }
    if (!sink(std::move(record))) return;
  }
}

}  // namespace dateline
