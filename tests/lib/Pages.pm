# Reading printed pages: their links, ids and alternates.
package Pages;
use strict;
use warnings;
use Exporter 'import';
use Book;

our @EXPORT = qw(broken_links doubled_ids lost_references alternates_of alternate_faults literal_markup kind_of);

# The kind of a page by its path; protocols have their codes in a folder.
sub kind_of {
    my ($path) = @_;
    return $path =~ m{^[^/]+$}                ? 'root'
      : $path =~ m{^[^/]+/[^/]+$}             ? 'home'
      : $path =~ m{/index\.html$}             ? 'protocol'
      : $path =~ m{-vs-}                      ? 'pair'
      : $path =~ m{/matrix\.html$}            ? 'matrix'
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
    for my $tag (sort keys %pages) {
        next if !%{alternates_of($out, $pages{$tag})};
        $wanted{$tag} = $url->($pages{$tag});
    }
    $wanted{'x-default'} = $url->($pages{en});
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
