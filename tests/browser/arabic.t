# A language that is added by its name and a few words alone, right to left, in Debian's Chromium.
use strict;
use warnings;
use Browser;
use Book;

needs_chromium();

my $book = real_book();
my ($status, undef, $errors) = statusbook('-C', $book, 'l10n', 'add-locale', 'ar');
die $errors if $status ne '0';
write_file("$book/locales/ar/site.yaml", <<'END');
heading:
  how_to_fix:
    en: |-
      How to fix
    text: |-
      كيفية الحل
  key_differences:
    was: |-
      Differences
    en: |-
      Key differences
    text: |-
      الفروق الرئيسية
END
my $site = build_once($book);
end_with_script('arabic.mjs', $site, 'build/screenshots');
