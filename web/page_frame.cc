#include "web/page_frame.h"

#include <array>

#include "web/page_search.h"
#include "web/share_links.h"
#include "web/static_assets.h"

namespace dateline::web {
namespace {

void write_stylesheet(std::string_view name, HtmlWriter& out) {
  out.markup("<link rel=\"stylesheet\" href=\"").text(asset_path(name)).markup("\">\n");
}

// The modules app.js imports are asked for at once, not one after the other.
void write_modules(HtmlWriter& out) {
  for (const std::string_view name : script_modules()) {
    if (name == "app.js") continue;
    out.markup("<link rel=\"modulepreload\" href=\"").text(asset_path(name)).markup("\">\n");
  }
  out.markup("<script type=\"module\" src=\"").text(asset_path("app.js")).markup("\"></script>\n");
}

void write_head(PageKind kind, std::string_view title, const PageSearch& search, HtmlWriter& out) {
  out.markup("<!DOCTYPE html>\n<html lang=\"")
      .text(page_language())
      .markup("\" dir=\"")
      .text(page_direction())
      .markup(
          "\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"description\" "
          "content=\"")
      .text(text_of(Text::footer))
      .markup("\">\n<title>")
      .text(title.empty() ? std::string(text_of(Text::site_name))
                          : filled(Text::page_title, {{"title", title}}))
      .markup("</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"")
      .text(asset_path("favicon.svg"))
      .markup("\">\n");
  write_stylesheet("base.css", out);
  write_stylesheet(kind == PageKind::article ? "article.css" : "search.css", out);
  if (kind == PageKind::search) write_stylesheet("pictures.css", out);
  out.markup("<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"")
      .text(text_of(Text::site_name))
      .markup("\" href=\"/opensearch.xml\">\n");
  if (kind == PageKind::search) write_alternates(search, out);
  write_modules(out);
  out.markup("</head>\n");
}

void write_form(const PageSearch& search, HtmlWriter& out) {
  out.markup(
         "<form class=\"search\" role=\"search\" action=\"/\" method=\"get\">\n"
         "<label class=\"hidden\" for=\"q\">")
      .say(Text::search_label)
      .markup(
          "</label>\n<div class=\"box\"><input type=\"search\" id=\"q\" name=\"q\" dir=\"auto\" "
          "autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" "
          "enterkeyhint=\"search\" "
          "placeholder=\"")
      .text(text_of(Text::search_placeholder))
      .markup("\" value=\"")
      .text(search.query)
      .markup("\"></div>\n<button type=\"submit\">")
      .say(Text::search_button)
      .markup("</button>\n");
  for (const auto& [name, value] : address_parameters(search)) {
    if (name != "q" && name != "offset") write_hidden_field(name, value, out);
  }
  out.markup("</form>\n");
}

void write_key(Text meaning, std::initializer_list<std::string_view> keys, HtmlWriter& out) {
  out.markup("<div><dt>");
  for (const std::string_view key : keys) out.markup("<kbd>").text(key).markup("</kbd> ");
  out.markup("</dt><dd>").say(meaning).markup("</dd></div>\n");
}

// Shown by "?"; the help page has the same list.
void write_keys_dialog(HtmlWriter& out) {
  out.markup("<dialog id=\"keys\" aria-labelledby=\"keys-title\">\n<h2 id=\"keys-title\">")
      .say(Text::help_keyboard)
      .markup("</h2>\n");
  write_keyboard_list(out);
  out.markup("<form method=\"dialog\"><button type=\"submit\">")
      .say(Text::close)
      .markup("</button></form>\n</dialog>\n");
}

}  // namespace

void write_hidden_field(std::string_view name, std::string_view value, HtmlWriter& out) {
  out.markup("<input type=\"hidden\" name=\"")
      .text(name)
      .markup("\" value=\"")
      .text(value)
      .markup("\">\n");
}

void write_way_back(const PageSearch& search, HtmlWriter& out) {
  const bool is_search = !address_parameters(search).empty();
  out.markup("<p class=\"back\"><a href=\"")
      .text(page_url(search))
      .markup("\">")
      .say(is_search ? Text::back_to_results : Text::browse_everything)
      .markup("</a></p>\n");
}

void write_keyboard_list(HtmlWriter& out) {
  out.markup("<dl class=\"keys\">\n");
  write_key(Text::help_key_slash, {"/"}, out);
  write_key(Text::help_key_move, {"j", "k", "↓", "↑"}, out);
  write_key(Text::help_key_enter, {"Enter"}, out);
  write_key(Text::help_key_matches, {"n", "p"}, out);
  write_key(Text::help_key_escape, {"Esc"}, out);
  write_key(Text::help_key_help, {"?"}, out);
  out.markup("</dl>\n");
}

std::string framed(PageKind kind, std::string_view title, const PageSearch& search,
                   const HtmlWriter& main) {
  HtmlWriter out;
  write_head(kind, title, search, out);
  out.markup("<body>\n<a class=\"skip\" href=\"#main\">")
      .say(Text::skip_to_content)
      .markup("</a>\n");
  if (kind == PageKind::search) {
    out.markup("<a class=\"skip\" href=\"#filters\">").say(Text::skip_to_filters).markup("</a>\n");
  }
  out.markup("<header class=\"masthead\">\n<div class=\"bar\">\n<a class=\"brand\" href=\"/\">")
      .say(Text::site_name)
      .markup("</a>\n");
  write_form(search, out);
  out.markup("<a class=\"help\" href=\"/help\">")
      .say(Text::help)
      .markup("</a>\n</div>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n")
      .part(main)
      .markup("</main>\n<p class=\"hidden\" role=\"status\" id=\"announcer\"></p>\n<footer><p>")
      .say(Text::footer)
      .markup(" <a href=\"/\">")
      .say(Text::browse_everything)
      .markup("</a></p></footer>\n");
  write_keys_dialog(out);
  out.markup("</body>\n</html>\n");
  return out.take();
}

}  // namespace dateline::web
