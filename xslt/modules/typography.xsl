<?xml version="1.0" encoding="UTF-8"?>
<!-- How the source looks: rend, rendition and style, as classes of the theme and of the page's own style. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <!-- The classes that say how an element looks. -->
  <xsl:function name="t:look" visibility="public" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element/(@rend, @rendition, @style, @xml:space)" mode="tp:look"/>
    <xsl:sequence select="$tp:selectors(local-name($element)) ! tp:if-selected(., $element)"/>
  </xsl:function>

  <xsl:mode name="tp:look" on-no-match="shallow-skip"/>

  <xsl:template match="@rend" mode="tp:look" as="xs:string*">
    <xsl:sequence select="tokenize(lower-case(.), '[\s;,]+') ! $tp:rend-classes(.)"/>
  </xsl:template>

  <xsl:template match="@rend[contains(., ':')] | @style" mode="tp:look" as="xs:string*" priority="1">
    <xsl:sequence select="$tp:styles(string())"/>
  </xsl:template>

  <xsl:template match="@rendition" mode="tp:look" as="xs:string*">
    <xsl:for-each select="tokenize(.)">
      <xsl:sequence select="$tp:renditions(substring-after(., '#')), $tp:rend-classes(lower-case(substring-after(., ':')))"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="@xml:space[. = 'preserve']" mode="tp:look" as="xs:string">
    <xsl:sequence select="'preserved'"/>
  </xsl:template>

  <!-- What encoders write into rend, which TEI leaves to them. -->
  <xsl:variable name="tp:rend-classes" as="map(xs:string, xs:string)" select="map {
      'i': 'italic', 'it': 'italic', 'ital': 'italic', 'italic': 'italic', 'italics': 'italic', 'italicized': 'italic', 'slant(italic)': 'italic',
      'b': 'bold', 'bold': 'bold', 'bf': 'bold', 'strong': 'bold', 'weight(bold)': 'bold', 'boldface': 'bold',
      'sc': 'small-caps', 'smallcaps': 'small-caps', 'small-caps': 'small-caps', 'smallcap': 'small-caps', 'small_caps': 'small-caps', 'case(smallcaps)': 'small-caps',
      'caps': 'capitals', 'allcaps': 'capitals', 'uppercase': 'capitals', 'capitals': 'capitals', 'case(allcaps)': 'capitals',
      'sup': 'superscript', 'super': 'superscript', 'superscript': 'superscript', 'hochgestellt': 'superscript',
      'sub': 'subscript', 'subscript': 'subscript', 'tiefgestellt': 'subscript',
      'u': 'underlined', 'ul': 'underlined', 'underline': 'underlined', 'underlined': 'underlined', 'unterstrichen': 'underlined', 'doubleunderline': 'doubly-underlined', 'double-underline': 'doubly-underlined',
      'overline': 'overlined', 'overlined': 'overlined',
      'spaced': 'spaced', 'letter-spaced': 'spaced', 'letterspaced': 'spaced', 'gesperrt': 'spaced', 'spaced-out': 'spaced', 'spaced_out': 'spaced', 'letterspace': 'spaced', 'wide': 'spaced',
      'strikethrough': 'struck', 'strike': 'struck', 'struck': 'struck', 'line-through': 'struck',
      'center': 'centred', 'centre': 'centred', 'centered': 'centred', 'centred': 'centred', 'align-center': 'centred', 'align(center)': 'centred',
      'right': 'right', 'align-right': 'right', 'flushright': 'right', 'align(right)': 'right',
      'left': 'left', 'align-left': 'left', 'align(left)': 'left', 'justify': 'justified', 'justified': 'justified',
      'indent': 'indented', 'indented': 'indented', 'indent1': 'indented', 'indent2': 'indented-twice',
      'small': 'small', 'smaller': 'small', 'large': 'large', 'larger': 'large', 'big': 'large',
      'tt': 'typewriter', 'typewriter': 'typewriter', 'monospace': 'typewriter', 'code': 'typewriter',
      'boxed': 'boxed', 'border': 'boxed', 'red': 'red', 'rubric': 'red', 'rubricated': 'red',
      'roman': 'upright', 'upright': 'upright', 'normal': 'upright', 'normalstyle': 'upright'}"/>

  <!-- The style of the document's own making, for the head of its page; empty if it has none. -->
  <xsl:variable name="t:own-style" as="xs:string" select="string-join($tp:rules, '&#10;')"/>

  <xsl:variable name="tp:styled" as="xs:string*" select="distinct-values(//(@style, @rend[contains(., ':')])[t:declarations(.) != ''])"/>
  <xsl:variable name="tp:stated" as="element(rendition)*" select="//tagsDecl//rendition[not(@scheme) or @scheme = 'css'][not(@scope)][t:declarations(.) != '']"/>

  <xsl:variable name="tp:styles" as="map(xs:string, xs:string)"
    select="map:merge(for $number in 1 to count($tp:styled) return map:entry($tp:styled[$number], 'style-' || $number))"/>
  <xsl:variable name="tp:renditions" as="map(xs:string, xs:string)"
    select="map:merge(for $number in 1 to count($tp:stated) return map:entry(string($tp:stated[$number]/@xml:id), 'rendition-' || $number))"/>
  <xsl:variable name="tp:rules" as="xs:string*" select="
      (for $number in 1 to count($tp:stated) return '.rendition-' || $number || ' { ' || t:declarations($tp:stated[$number]) || ' }'),
      (for $number in 1 to count($tp:styled) return '.style-' || $number || ' { ' || t:declarations($tp:styled[$number]) || ' }')"/>

  <!-- The declarations of a style that can neither load, cover nor move anything. -->
  <xsl:function name="t:declarations" visibility="public" as="xs:string">
    <xsl:param name="css" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize($css, ';') ! normalize-space() ! tp:declaration(lower-case(substring-before(., ':')), normalize-space(substring-after(., ':'))), ' ')"/>
  </xsl:function>

  <xsl:function name="tp:declaration" as="xs:string?">
    <xsl:param name="property" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="allowed" as="xs:string?" select="$tp:properties(normalize-space($property))"/>
    <xsl:if test="$allowed and matches($value, '^(' || $allowed || ')$', 'i')">
      <xsl:sequence select="normalize-space($property) || ': ' || lower-case($value) || ';'"/>
    </xsl:if>
  </xsl:function>

  <xsl:variable name="tp:colour" as="xs:string" select="'#[0-9a-f]{3}([0-9a-f]{3})?|[a-z]{3,20}|rgb\([\d\s,.%]{5,30}\)'"/>
  <xsl:variable name="tp:length" as="xs:string" select="'-?(\d(\.\d\d?)?|\.\d\d?)(em|rem|ex|ch)|\d\d?(\.\d)?(px|pt|%)|0'"/>

  <!-- What a document may say of its look, with what it may say of it. -->
  <xsl:variable name="tp:properties" as="map(xs:string, xs:string)" select="map {
      'color': $tp:colour, 'font-style': 'normal|italic|oblique', 'font-weight': 'normal|bold|bolder|lighter|[1-9]00',
      'font-variant': 'normal|small-caps', 'font-variant-caps': 'normal|small-caps|all-small-caps',
      'font-size': '(x{1,2}-)?(small|large)|medium|smaller|larger|([5-9]\d|1\d\d)%|(0?\.[5-9]\d?|1(\.\d+)?|2)(em|rem)',
      'font-family': 'serif|sans-serif|monospace|cursive', 'letter-spacing': 'normal|' || $tp:length, 'word-spacing': 'normal|' || $tp:length,
      'text-align': 'left|right|center|justify|start|end', 'text-decoration': '(none|underline|overline|line-through)( (solid|double|dotted|wavy))?',
      'text-decoration-line': 'none|underline|overline|line-through', 'text-indent': $tp:length, 'text-transform': 'none|uppercase|lowercase|capitalize',
      'vertical-align': 'baseline|sub|super|top|bottom|middle', 'margin-left': $tp:length, 'margin-top': $tp:length, 'margin-bottom': $tp:length,
      'padding-left': $tp:length, 'white-space': 'normal|pre-wrap', 'border': '(\dpx|thin|medium) (solid|dotted|dashed|double)', 'direction': 'rtl|ltr', 'line-height': 'normal|[12](\.\d+)?'}"/>

  <!-- Renditions that select their elements themselves: a name, or a name with attributes in brackets. -->
  <xsl:variable name="tp:selectors" as="map(xs:string, element()*)">
    <xsl:map>
      <xsl:for-each-group select="$tp:stated[@selector]" group-by="tokenize(@selector, '\s*,\s*') ! replace(., '\[.*$', '')">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="tp:if-selected" as="xs:string?">
    <xsl:param name="rendition" as="element()"/>
    <xsl:param name="element" as="element()"/>
    <xsl:if test="tokenize($rendition/@selector, '\s*,\s*') ! tp:selects(., $element) = true()">
      <xsl:sequence select="'rendition-' || index-of($tp:stated ! generate-id(), generate-id($rendition))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tp:selects" as="xs:boolean">
    <xsl:param name="selector" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="tests" as="xs:string*" select="tail(tokenize($selector, '[\[\]]+'))[. != '']"/>
    <xsl:sequence select="replace($selector, '\[.*$', '') = local-name($element) and (every $test in $tests satisfies tp:has($element, $test))"/>
  </xsl:function>

  <!-- Whether an element has the attribute that stands in the brackets of a selector, with its value. -->
  <xsl:function name="tp:has" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="test" as="xs:string"/>
    <xsl:variable name="attribute" as="attribute()*" select="$element/@*[local-name() = replace($test, '[~^$*|]?=.*$', '')]"/>
    <xsl:variable name="value" as="xs:string" select="replace(substring-after($test, '='), '^[&quot;'']|[&quot;'']$', '')"/>
    <xsl:sequence select="exists($attribute) and (not(contains($test, '=')) or $attribute = $value
        or contains($test, '~=') and tokenize($attribute[1]) = $value)"/>
  </xsl:function>
</xsl:stylesheet>
