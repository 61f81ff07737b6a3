#include <algorithm>
#include <array>
#include <set>

#include "core/schema/entity_terms.h"
#include "web/citation.h"
#include "web/facet_links.h"
#include "web/labels.h"
#include "web/marked_text.h"
#include "web/name_ledger.h"
#include "web/page_frame.h"
#include "web/page_search.h"
#include "web/pages.h"
#include "web/quote_list.h"
#include "web/story_strip.h"
#include "web/url.h"

namespace dateline::web {
namespace {

constexpr std::size_t kMatchLinks = 10;  // to single matches

// A kind of marks that a reader can switch off.
struct Kind {
  std::string_view name;
  Text label;
};
constexpr std::array<Kind, 6> kKinds = {{{"person", Text::legend_people},
                                         {"place", Text::legend_places},
                                         {"organisation", Text::legend_organisations},
                                         {"number", Text::legend_numbers},
                                         {"date", Text::legend_dates},
                                         {"quote", Text::legend_quotes}}};

bool is_found(const Entities& found, std::string_view kind) {
  if (kind == "person") return !found.people.empty();
  if (kind == "place") return !found.places.empty();
  if (kind == "organisation") return !found.organisations.empty();
  if (kind == "number") return !found.numbers.empty();
  if (kind == "date") return !found.dates.empty();
  return !found.quotes.empty();
}

// The known kinds of a list "person,date", in our order.
std::vector<std::string_view> hidden_kinds(std::string_view list) {
  std::vector<std::string_view> hidden;
  for (const Kind& kind : kKinds) {
    const std::string padded = "," + std::string(list) + ",";
    if (padded.find("," + std::string(kind.name) + ",") != std::string::npos)
      hidden.push_back(kind.name);
  }
  return hidden;
}

// This article's address with `kind` switched over.
std::string switched_url(const ArticleView& view, const ArticleRequest& request,
                         std::string_view kind) {
  std::string list;
  bool was_hidden = false;
  const auto add = [&](std::string_view name) {
    if (!list.empty()) list += ',';
    list += name;
  };
  for (const std::string_view name : hidden_kinds(request.hidden)) {
    if (name == kind) {
      was_hidden = true;
    } else {
      add(name);
    }
  }
  if (!was_hidden) add(kind);
  const std::string address = article_url(view.article.id, request.search);
  if (list.empty()) return address;
  return address + (address.find('?') == std::string::npos ? "?hide=" : "&hide=") + list;
}

void write_title(const ArticleView& view, HtmlWriter& out) {
  const Article& article = view.article;
  out.markup("<h1 dir=\"auto\">");
  if (article.title.empty()) {
    out.text(article.id);
  } else {
    MarkedText(article.title, title_marks(view)).write({0, article.title.size()}, out);
  }
  out.markup("</h1>\n");
}

void write_authors(const std::vector<std::string>& authors, HtmlWriter& out) {
  if (authors.empty()) return;
  HtmlWriter names;
  for (std::size_t i = 0; i < authors.size(); ++i) {
    if (i > 0)
      names.say(i + 1 == authors.size() ? Text::list_last_separator : Text::list_separator);
    names.markup("<bdi>").text(authors[i]).markup("</bdi>");
  }
  out.markup("<span class=\"authors\">")
      .say(Text::by_authors, {{"names", names}})
      .markup("</span> ");
}

void write_field_link(std::string_view field, std::string_view value, HtmlWriter& out) {
  if (value.empty()) return;
  out.markup("<a class=\"")
      .text(field)
      .markup("\" dir=\"auto\" href=\"")
      .text(page_url(search_for(field_query(field, value))))
      .markup("\">")
      .text(value)
      .markup("</a> ");
}

void write_byline(const ArticleView& view, const PageSearch& search, HtmlWriter& out) {
  const Article& article = view.article;
  out.markup("<p class=\"byline\">");
  if (!article.date.empty()) {
    write_date(article.date, out);
    out.markup(" ");
  }
  write_field_link("source", article.source, out);
  write_authors(article.authors, out);
  write_field_link("section", article.section, out);
  if (is_web_url(article.url)) {
    out.markup("<a class=\"original\" rel=\"noopener noreferrer external\" href=\"")
        .text(article.url)
        .markup("\">")
        .say(Text::original_article)
        .markup("</a> ");
  }
  if (!view.story.empty()) {
    out.markup("<a class=\"story\" href=\"")
        .text(story_url(view.story, search))
        .markup("\">")
        .say(Text::story_step_by_step)
        .markup("</a>");
  }
  out.markup("</p>\n");
}

void write_text(const ArticleView& view, HtmlWriter& out) {
  const Article& article = view.article;
  const MarkedText text(article.text, text_marks(view));
  out.markup("<div class=\"text\" id=\"text\"");
  if (is_language_code(article.language)) {
    out.markup(" lang=\"").text(article.language).markup("\"");
  }
  out.markup(">\n");
  for (const ByteRange& paragraph : paragraphs(article.text)) {
    out.markup("<p dir=\"auto\">");
    text.write(paragraph, out);
    out.markup("</p>\n");
  }
  out.markup("</div>\n");
}

// Switches for the kinds of marks that this article has.
void write_switches(const ArticleView& view, const ArticleRequest& request, HtmlWriter& out) {
  const auto hidden = hidden_kinds(request.hidden);
  HtmlWriter items;
  for (const Kind& kind : kKinds) {
    if (!is_found(view.article.found, kind.name)) continue;
    const bool is_hidden = std::find(hidden.begin(), hidden.end(), kind.name) != hidden.end();
    items.markup("<li><a rel=\"nofollow\" data-kind=\"")
        .text(kind.name)
        .markup("\" href=\"")
        .text(switched_url(view, request, kind.name))
        .markup("\"");
    if (!is_hidden) items.markup(" aria-current=\"true\"");
    items.markup("><span class=\"")
        .text(kind.name)
        .markup("\">")
        .say(kind.label)
        .markup("</span></a></li>\n");
  }
  if (items.empty()) return;
  out.markup("<ul class=\"legend\" aria-label=\"")
      .text(text_of(Text::marks_label))
      .markup("\">\n")
      .part(items)
      .markup("</ul>\n");
}

// Links to single matches; a script makes them a way forth and back.
void write_matches(const std::vector<Mark>& marks, HtmlWriter& out) {
  const auto count =
      static_cast<std::size_t>(std::count_if(marks.begin(), marks.end(), [](const Mark& mark) {
        return mark.kind == MarkKind::match && !mark.id.empty();
      }));
  if (count == 0) return;
  out.markup("<nav class=\"matches\" id=\"matches\" aria-label=\"")
      .text(text_of(Text::matches_label))
      .markup("\" data-next=\"")
      .text(text_of(Text::next_match))
      .markup("\" data-previous=\"")
      .text(text_of(Text::previous_match))
      .markup("\">\n<mark class=\"matches-count\">")
      .say(Text::matches_count, {{"n", count}})
      .markup("</mark>\n<span class=\"match-links\">");
  for (std::size_t i = 0; i < std::min(count, kMatchLinks); ++i) {
    out.markup("<a href=\"#")
        .text(match_id(i))
        .markup("\" aria-label=\"")
        .text(filled(Text::match_number, {{"n", i + 1}}))
        .markup("\">")
        .number(i + 1)
        .markup("</a> ");
  }
  out.markup("</span>\n</nav>\n");
}

void write_citation(const Article& article, HtmlWriter& out) {
  out.markup("<details class=\"cite\"><summary>")
      .say(Text::cite)
      .markup("</summary>\n<div class=\"cite-body\"><p id=\"citation\" dir=\"auto\">")
      .text(citation(article))
      .markup("</p>\n<p><button type=\"button\" class=\"quiet\" data-copy=\"citation\" hidden>")
      .say(Text::copy)
      .markup("</button> <a href=\"")
      .text(article_url(article.id))
      .markup("\">")
      .say(Text::permalink)
      .markup("</a></p></div></details>\n");
}

struct Listing {
  Slot slot;
  ChipKind kind;
  std::string_view facet;
};

void write_listing(const Article& article, const Listing& listing, HtmlWriter& out) {
  std::set<FacetId> seen;
  HtmlWriter items;
  for (const FacetEntry& entry : facet_entries(article, listing.slot)) {
    if (!seen.insert(entry.id).second || entry.name.value.empty()) continue;
    write_chip({}, listing.kind, entry.name.value, entry.name.filter, items);
  }
  if (items.empty()) return;
  out.markup("<section>\n<h2>")
      .text(facet_label(listing.facet))
      .markup("</h2>\n<ul class=\"chips\">\n")
      .part(items)
      .markup("</ul>\n</section>\n");
}

void write_aside(const ArticleView& view, const PageSearch& search, const Neighbours& neighbours,
                 HtmlWriter& out) {
  HtmlWriter parts;
  if (neighbours.story) write_story_strip(*neighbours.story, view.article.id, search, parts);
  write_name_ledger(view.article, parts);
  write_quote_list(view.article, parts);
  for (const Listing& listing : {Listing{Slot::places, ChipKind::place, "places"},
                                 Listing{Slot::numbers, ChipKind::number, "numbers"}}) {
    write_listing(view.article, listing, parts);
  }
  if (parts.empty()) return;
  out.markup("<aside class=\"mentions\" aria-label=\"")
      .text(text_of(Text::named_in_this_article))
      .markup("\">\n")
      .part(parts)
      .markup("</aside>\n");
}

void write_article_link(const Hit& hit, const PageSearch& search, HtmlWriter& out) {
  out.markup("<li><a dir=\"auto\" href=\"")
      .text(article_url(hit.id, search))
      .markup("\">")
      .text(hit.title.empty() ? hit.id : hit.title)
      .markup("</a> <span class=\"byline\">");
  if (!hit.source.empty()) {
    out.markup("<span class=\"source\" dir=\"auto\">").text(hit.source).markup("</span> ");
  }
  if (!hit.date.empty()) write_date(hit.date, out);
  out.markup("</span></li>\n");
}

void write_neighbours(const Neighbours& neighbours, const PageSearch& search, HtmlWriter& out) {
  if (!neighbours.duplicates.empty()) {
    out.markup("<section class=\"similar\" id=\"")
        .text(kCopiesAnchor)
        .markup("\">\n<h2>")
        .say(Text::near_copies_of_this)
        .markup("</h2>\n<ul>\n");
    for (const Hit& hit : neighbours.duplicates) write_article_link(hit, search, out);
    out.markup("</ul>\n</section>\n");
  }
  if (!neighbours.similar.empty()) {
    out.markup("<section class=\"similar\">\n<h2>")
        .say(Text::similar_articles)
        .markup("</h2>\n<ul>\n");
    for (const Hit& hit : neighbours.similar) write_article_link(hit, search, out);
    out.markup("</ul>\n</section>\n");
  }
}

}  // namespace

std::string article_page(const ArticleView& view, const ArticleRequest& request,
                         const Neighbours& neighbours) {
  HtmlWriter main;
  main.markup("<div class=\"columns\">\n<article class=\"full\" id=\"article\"");
  HtmlWriter hidden;
  for (const std::string_view kind : hidden_kinds(request.hidden)) {
    hidden.text(hidden.empty() ? "" : " ").text(kind);
  }
  main.markup(" data-hidden=\"").part(hidden).markup("\">\n");
  write_way_back(request.search, main);
  write_title(view, main);
  write_byline(view, request.search, main);
  main.markup("<div class=\"tools\">\n");
  write_switches(view, request, main);
  write_citation(view.article, main);
  write_matches(text_marks(view), main);
  main.markup("</div>\n");
  write_text(view, main);
  write_neighbours(neighbours, request.search, main);
  main.markup("</article>\n");
  write_aside(view, request.search, neighbours, main);
  main.markup("</div>\n");
  const Article& article = view.article;
  return framed(PageKind::article, article.title.empty() ? article.id : article.title,
                request.search, main);
}

}  // namespace dateline::web
