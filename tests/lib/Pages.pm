# Reading printed pages: their links, ids and alternates.
package Pages;
use strict;
use warnings;
use Exporter 'import';
use Book;

our @EXPORT = qw(crawl broken_links doubled_ids lost_references alternates_of alternate_faults literal_markup kind_of);

# The kind of a page by its path; protocols have their codes in a folder.
sub kind_of {
    my ($path) = @_;
    return $path =~ m{^[^/]+$}                ? 'root'
      : $path =~ m{^[^/]+/[^/]+$}             ? 'home'
      : $path =~ m{/index\.html$}             ? 'protocol'
      : $path =~ m{-vs-}                      ? 'pair'
      : $path =~ m{/matrix\.html$}            ? 'matrix'
      : $path =~ m{/decide\.html$}            ? 'decide'
      : $path =~ m{/glossary\.html$}          ? 'glossary'
      : $path =~ m{/\dxx\.html$}              ? 'class'
      :                                         'code';
}

sub unescaped {
    my ($text) = @_;
    $text =~ s/&lt;/</g;
    $text =~ s/&gt;/>/g;
    $text =~ s/&quot;/"/g;
    $text =~ s/&#39;/'/g;
    $text =~ s/&amp;/&/g;
    return $text;
}

# Text that is shown as it is written is no markup.
sub without_examples {
    my ($page) = @_;
    $page =~ s{<(script|style)\b.*?</\1>}{}gs;
    return $page;
}

# The file that an address leads to, from a page; undef where it leads out of the site.
sub file_of {
    my ($out, $page, $address, $base_path) = @_;
    my $path = $address =~ s/[?#].*//sr;
    if ($path =~ m{^/}) {
        return undef if index($path, $base_path) != 0;
        $path = substr $path, length $base_path;
    } elsif ($path eq '') {
        return $page;
    } else {
        my $folder = $page =~ s{[^/]*$}{}r;
        $path = $folder . $path;
        1 while $path =~ s{(^|/)(?!\.\.?/)[^/]+/\.\./}{$1};
        $path =~ s{(^|/)\./}{$1}g;
    }
    return $path . 'index.html' if $path eq '' || $path =~ m{/$};
    return !-f "$out/$path" && -f "$out/$path.html" ? "$path.html" : $path;
}

my %ids;

sub ids_of {
    my ($out, $page) = @_;
    return $ids{"$out/$page"} //= do {
        my %seen;
        $seen{unescaped($_)}++ for without_examples(read_file("$out/$page")) =~ /<[^>]*?\sid="([^"]*)"/g;
        \%seen;
    };
}

# The links of a page that lead nowhere within the site; `base_path` is what 404.html's start with.
sub broken_links {
    my ($out, $page, $base_path) = @_;
    my @broken;
    my $text = without_examples(read_file("$out/$page"));
    $text .= join '', read_file("$out/$page") =~ /<script\b[^>]*>/g;
    for my $address ($text =~ /\s(?:href|src|data-find)="([^"]*)"/g) {
        $address = unescaped($address);
        next if $address =~ m{^(https?:|mailto:|data:)};
        my $file = file_of($out, $page, $address, $base_path);
        if (!defined $file || !-f "$out/$file") {
            push @broken, "$page: $address";
        } elsif ($address =~ /#(.+)/ && !ids_of($out, $file)->{$1}) {
            push @broken, "$page: $address: no such id";
        }
    }
    return @broken;
}

# Walks a whole printed site from its root by its links, and reads its sitemaps, as a host would answer. With clean
# addresses a path is looked for as it is, with .html behind it, and as a folder with index.html, and no address may end
# in .html; otherwise it is the path of a file. Addresses below the base URL are those of the site. Returns what leads
# nowhere, the pages that were reached, and how many links there were.
sub crawl {
    my ($out, $base, $clean) = @_;
    my %files = map { $_ => 1 } files_of($out);
    my %folders = map { my $path = $_; map { substr($path, 0, $_) => 1 } grep { substr($path, $_ - 1, 1) eq '/' } 1 .. length $path } keys %files;
    my ($base_path) = $base =~ m{^https?://[^/]+(/.*)};
    my (%seen, %found, @dead, $links);
    my @waiting = grep { $files{$_} } 'index.html', '404.html', 'robots.txt', map { m{^[^/]+/(?:404\.html|opensearch\.xml)$} ? $_ : () } keys %files;

    # The file behind a path, and what is wrong with the address.
    my $look = sub {
        my ($folder, $address) = @_;
        my $path = $address =~ s/[?#].*//sr;
        if ($path =~ m{^https?://|^/}) {
            my $start = $path =~ m{^/} ? $base_path : $base;
            return (undef, 'out of the site') if index($path, $start) != 0;
            $path = substr $path, length $start;
        } else {
            $path = $folder . $path;
        }
        1 while $path =~ s{(^|/)(?!\.\.?/)[^/]+/\.\./}{$1};
        $path =~ s{(^|/)(?:\./)+}{$1}g;
        return $files{$path} ? ($path) : $path eq '' ? ('index.html') : (undef, 'no such file') if !$clean;
        return (undef, 'ends in .html') if $path =~ /\.html?$/;
        for my $file ($path, "$path.html", $path =~ m{^$|/$} ? "${path}index.html" : "$path/index.html") {
            return ($file) if $files{$file};
        }
        return (undef, 'no such file');
    };
    $seen{$_} = 1 for @waiting;
    while (defined(my $file = shift @waiting)) {
        my $text = read_file("$out/$file");
        my $folder = $file =~ s{[^/]*$}{}r;
        my @addresses = $text =~ /\Q$base\E[^"'<>\s]*/g;
        if ($file =~ /\.html$/) {
            my $page = without_examples($text) . join '', $text =~ /<script\b[^>]*>/g;
            push @addresses, grep { !m{^(?:https?:|mailto:|data:|#)} } $page =~ /\s(?:href|src|data-find)="([^"]*)"/g;
            push @addresses, $text =~ /<meta http-equiv="refresh" content="0; url=([^"]*)"/;
            for my $root ($page =~ /\sdata-root="([^"]*)"/g) {
                my $path = $root =~ m{^/} ? substr($root, length $base_path) : $folder . $root;
                1 while $path =~ s{[^/]+/\.\./}{};
                push @dead, "$file: data-root $root" if !$folders{$path};
            }
        }
        for my $address (@addresses) {
            $links++;
            my $answer = $found{"$folder $address"} //= [$look->($folder, unescaped($address))];
            my ($next, $why) = @$answer;
            if (!defined $next) {
                push @dead, "$file: $address: $why";
            } elsif (!$seen{$next}++ && $next =~ /\.(?:html|xml)$/) {
                push @waiting, $next;
            }
        }
    }
    return (\@dead, [sort grep { /\.html$/ } keys %seen], $links);
}

sub doubled_ids {
    my ($out, $page) = @_;
    my $ids = ids_of($out, $page);
    return map { "$page: $_" } grep { $ids->{$_} > 1 } sort keys %$ids;
}

# What aria-labelledby and its like name, and is not there.
sub lost_references {
    my ($out, $page) = @_;
    my $ids = ids_of($out, $page);
    my @lost;
    for my $names (without_examples(read_file("$out/$page"))
        =~ /\s(?:aria-labelledby|aria-describedby|aria-controls|for|list)="([^"]*)"/g) {
        push @lost, map { "$page: $_" } grep { !$ids->{$_} } split ' ', $names;
    }
    return @lost;
}

sub alternates_of {
    my ($out, $page) = @_;
    my $text = read_file("$out/$page");
    return {map { unescaped($_) } $text =~ /<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g};
}

# What is wrong with the alternates of one page in all its languages. `pages` is language tag => path.
sub alternate_faults {
    my ($out, $base, $clean, %pages) = @_;
    my (@faults, %wanted);
    my $url = sub {
        my $path = $_[0];
        $path =~ s{(index)?\.html$}{} if $clean;
        return $base . $path;
    };
    # A page that search engines are to leave out is in no cluster of languages.
    if (read_file("$out/$pages{en}") =~ /<meta name="robots" content="noindex">/) {
        for my $tag (sort keys %pages) {
            my ($canonical) = read_file("$out/$pages{$tag}") =~ /<link rel="canonical" href="([^"]*)"/;
            push @faults, "$pages{$tag}: has alternates, and is not to be indexed" if %{alternates_of($out, $pages{$tag})};
            push @faults, "$pages{$tag}: canonical is neither its own nor the English page"
              if !grep { unescaped($canonical // '') eq $url->($pages{$_}) } $tag, 'en';
        }
        return @faults;
    }
    for my $tag (sort keys %pages) {
        next if !%{alternates_of($out, $pages{$tag})};
        $wanted{$tag} = $url->($pages{$tag});
    }
    # The choice of language stands for all home pages.
    $wanted{'x-default'} = $pages{en} eq 'en/index.html' ? $base : $url->($pages{en});
    my $expected = join ' ', map { "$_=$wanted{$_}" } sort keys %wanted;
    push @faults, "$pages{en}: English has no alternates" if !$wanted{en};
    for my $tag (sort keys %pages) {
        my $found = alternates_of($out, $pages{$tag});
        my ($canonical) = read_file("$out/$pages{$tag}") =~ /<link rel="canonical" href="([^"]*)"/;
        my $own = $wanted{$tag} // $wanted{en} // '';
        push @faults, "$pages{$tag}: canonical is " . ($canonical // 'not there') . ", not $own"
          if unescaped($canonical // '') ne $own;
        next if !%$found;
        my $said = join ' ', map { "$_=$found->{$_}" } sort keys %$found;
        push @faults, "$pages{$tag}: alternates are\n  $said\nnot\n  $expected" if $said ne $expected;
    }
    return @faults;
}

# Asterisks that Markdown should have taken.
sub literal_markup {
    my ($out, $page) = @_;
    my $text = without_examples(read_file("$out/$page"));
    $text =~ s{<(pre|code|text)\b.*?</\1>}{}gs;
    $text =~ s/<[^>]*>//g;
    return $text =~ /(.{0,20}\*\*.{0,20})/ ? "$page: $1" : ();
}

1;
