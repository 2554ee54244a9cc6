# Words on printed pages: in which language they are, and which are tokens.
package Words;
use strict;
use warnings;
use Exporter 'import';
use Encode 'decode_utf8';
use Book;
use Pages;

our @EXPORT = qw(text_of tokens_of english_words some_of_each_kind);

# The text of a file, as characters.
sub text_of {
    my ($path) = @_;
    return decode_utf8(read_file($path));
}

# A pattern of the tokens of a book, which no language translates: registered phrases, sources and the like; and of
# some more.
sub tokens_of {
    my ($book, @more) = @_;
    my %tokens = map { $_ => 1 } @more;
    for my $file (grep { /\.yaml$/ } files_of("$book/codes")) {
        my $yaml = text_of("$book/codes/$file");
        $tokens{$_} = 1 for $yaml =~ /^(?:name|registry): *"?([^"\n]+)"?$/mg;
        for my $list ($yaml =~ /^\s*(?:also|used_by|sources|source|mapping\w*): *(.*)$/mg, $yaml =~ /\bsource: *([^}\n]+)/g) {
            $tokens{s/^\s+|\s+$|["\[\]]//gr} = 1 for split /,/, $list;
        }
        $tokens{$_} = 1 for $yaml =~ /`([^`\n]+)`/g; # in attributes and titles they stand without their backticks
        $tokens{$_} = 1 for map { s/^\s+|\s+$//gr } map { /(?:-|=|x-)> *[^:]+: (.*)/ ? $1 : /^\s*timer [^:]+: (.*)/ ? $1 : () } split /\n/, $yaml;
    }
    delete $tokens{''};
    return join '|', map { quotemeta } sort { length $b <=> length $a || $a cmp $b } keys %tokens;
}

# The words of a page that stand outside code and what says that it is in another language and runs its way; `attributes`
# adds those of attributes, which cannot say so.
sub words_of {
    my ($page, $attributes) = @_;
    my ($own) = $page =~ /<html lang="([^"]*)"/;
    $page =~ s{<(script|style|pre|code|bdi)\b.*?</\1>}{ }gs;
    $page =~ s{<g class="own">.*?</g>}{ }gs; # the code itself, broken into lines
    # Innermost first, so that an element ends where it should. In SVG the attribute has another name.
    1 while $page =~ s{<(\w+)\b[^>]*\slang="(?!\Q$own\E")[^"]*"[^>]*\sdir(?:ection)?="[^"]*"[^>]*>(?:(?!<\1\b).)*?</\1>}{ }gs;
    my @words = !$attributes ? () : $page =~ /\s(?:title|alt|placeholder|aria-label|data-label|data-hint|label)="([^"]*)"/g;
    push @words, $page =~ /<meta (?:name="description"|property="og:(?:title|description|site_name)") content="([^"]*)"/g
      if $attributes;
    $page =~ s{<title>.*?</title>}{ }s if !$attributes;
    $page =~ s{<[^>]*>}{\n}g;
    return (@words, split /\n/, $page);
}

# The words of a page in the letters of English that are no tokens.
sub english_words {
    my ($name, $page, $tokens, $attributes) = @_;
    my @found;
    for my $words (words_of($page, $attributes)) {
        $words =~ s/&(amp|lt|gt|quot|#39);/{amp => '&', lt => '<', gt => '>', quot => '"', '#39' => "'"}->{$1}/ge;
        $words =~ s/(?<!\w)(?:$tokens)(?!\w)/ /g;
        push @found, "$name: $words" if $words =~ /[A-Za-z]{2}/;
    }
    return @found;
}

# One page of a kind is made by one template: the first and the last of each.
sub some_of_each_kind {
    my ($out, $language) = @_;
    my %of_kind;
    push @{$of_kind{kind_of($_) eq 'home' ? $_ : kind_of($_)}}, $_ for grep { m{^$language/.*\.html$} } files_of($out);
    my %some = map { $_ => 1 } map { ($_->[0], $_->[@$_ / 2], $_->[-1]) } values %of_kind;
    return sort keys %some;
}

1;
