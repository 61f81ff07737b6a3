#include <algorithm>
#include <set>

#include "core/schema/entity_terms.h"
#include "web/facet_panel.h"
#include "web/labels.h"
#include "web/marked_text.h"
#include "web/page_frame.h"
#include "web/pages.h"
#include "web/problem.h"
#include "web/quote_list.h"
#include "web/search_parameters.h"
#include "web/url.h"

namespace dateline::web {
namespace {

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

void write_byline(const ArticleView& view, HtmlWriter& out) {
  const Article& article = view.article;
  out.markup("<p class=\"byline\">");
  if (!article.date.empty()) {
    write_date(article.date, out);
    out.markup(" ");
  }
  if (!article.source.empty()) {
    out.markup("<a class=\"source\" href=\"")
        .text(search_url(
            {.query = field_query("source", article.source), .facets = {}, .deadline = {}}))
        .markup("\">")
        .text(article.source)
        .markup("</a> ");
  }
  write_authors(article.authors, out);
  if (!article.section.empty()) {
    out.markup("<a class=\"section\" href=\"")
        .text(search_url(
            {.query = field_query("section", article.section), .facets = {}, .deadline = {}}))
        .markup("\">")
        .text(article.section)
        .markup("</a> ");
  }
  if (is_web_url(article.url)) {
    out.markup("<a class=\"original\" rel=\"noopener noreferrer external\" href=\"")
        .text(article.url)
        .markup("\">")
        .say(Text::original_article)
        .markup("</a> ");
  }
  if (!view.story.empty()) {
    out.markup("<a class=\"story\" href=\"")
        .text(story_url(view.story))
        .markup("\">")
        .say(Text::story_step_by_step)
        .markup("</a>");
  }
  out.markup("</p>\n");
}

void write_text(const ArticleView& view, HtmlWriter& out) {
  const Article& article = view.article;
  const MarkedText text(article.text, text_marks(view));
  out.markup("<div class=\"text\"");
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

// Only the colours that this article has.
void write_legend(const ArticleView& view, HtmlWriter& out) {
  const Entities& found = view.article.found;
  HtmlWriter items;
  const auto entry = [&](std::string_view name, Text label) {
    items.markup("<li><span class=\"").text(name).markup("\">").say(label).markup("</span></li>\n");
  };
  if (!found.people.empty()) entry("person", Text::legend_people);
  if (!found.places.empty()) entry("place", Text::legend_places);
  if (!found.organisations.empty()) entry("organisation", Text::legend_organisations);
  if (!found.numbers.empty()) entry("number", Text::legend_numbers);
  if (!found.dates.empty()) entry("date", Text::legend_dates);
  if (!found.quotes.empty()) entry("quote", Text::legend_quotes);
  if (!view.text_matches.empty() || !view.title_matches.empty()) {
    items.markup("<li><mark>").say(Text::legend_matches).markup("</mark></li>\n");
  }
  if (items.empty()) return;
  out.markup("<ul class=\"legend\" aria-label=\"")
      .text(text_of(Text::legend_label))
      .markup("\">\n")
      .part(items)
      .markup("</ul>\n");
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

void write_listings(const Article& article, HtmlWriter& out) {
  HtmlWriter listings;
  write_quote_list(article, listings);
  for (const Listing& listing :
       {Listing{Slot::people, ChipKind::person, "people"},
        Listing{Slot::places, ChipKind::place, "places"},
        Listing{Slot::organisations, ChipKind::organisation, "organisations"},
        Listing{Slot::numbers, ChipKind::number, "numbers"}}) {
    write_listing(article, listing, listings);
  }
  if (listings.empty()) return;
  out.markup("<aside class=\"mentions\" aria-label=\"")
      .text(text_of(Text::named_in_this_article))
      .markup("\">\n")
      .part(listings)
      .markup("</aside>\n");
}

void write_article_link(const Hit& hit, HtmlWriter& out) {
  out.markup("<li><a dir=\"auto\" href=\"")
      .text(article_url(hit.id))
      .markup("\">")
      .text(hit.title.empty() ? hit.id : hit.title)
      .markup("</a>");
  if (!hit.source.empty()) {
    out.markup(" <span class=\"source\" dir=\"auto\">").text(hit.source).markup("</span>");
  }
  if (!hit.date.empty()) {
    out.markup(" ");
    write_date(hit.date, out);
  }
  out.markup("</li>\n");
}

void write_neighbours(const Neighbours& neighbours, HtmlWriter& out) {
  if (!neighbours.duplicates.empty()) {
    out.markup("<section class=\"similar\" id=\"")
        .text(kCopiesAnchor)
        .markup("\">\n<h2>")
        .say(Text::near_copies_of_this)
        .markup("</h2>\n<ul>\n");
    for (const Hit& hit : neighbours.duplicates) write_article_link(hit, out);
    out.markup("</ul>\n</section>\n");
  }
  if (!neighbours.similar.empty()) {
    out.markup("<section class=\"similar\">\n<h2>")
        .say(Text::similar_articles)
        .markup("</h2>\n<ul>\n");
    for (const Hit& hit : neighbours.similar) write_article_link(hit, out);
    out.markup("</ul>\n</section>\n");
  }
}

}  // namespace

std::string article_page(const ArticleView& view, std::string_view query,
                         const Neighbours& neighbours) {
  const SearchRequest search{.query = std::string(query), .facets = {}, .deadline = {}};
  HtmlWriter main;
  if (!query.empty()) {
    main.markup("<p class=\"back\"><a href=\"")
        .text(search_url(search))
        .markup("\">")
        .say(Text::back_to_results)
        .markup("</a></p>\n");
  }
  main.markup("<div class=\"columns\">\n<article class=\"full\">\n");
  write_title(view, main);
  write_byline(view, main);
  write_legend(view, main);
  write_text(view, main);
  write_neighbours(neighbours, main);
  main.markup("</article>\n");
  write_listings(view.article, main);
  main.markup("</div>\n");
  const Article& article = view.article;
  const std::string& title = article.title.empty() ? article.id : article.title;
  return framed(title, search, main);
}

std::string error_page(int status, std::string_view detail) {
  HtmlWriter main;
  main.markup("<h1 class=\"title\">")
      .text(status_phrase(status))
      .markup("</h1>\n<p>")
      .text(detail)
      .markup("</p>\n<p><a href=\"/\">")
      .say(Text::browse_everything)
      .markup("</a></p>\n");
  return framed(status_phrase(status), {}, main);
}

}  // namespace dateline::web
