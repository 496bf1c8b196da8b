<?xml version="1.0" encoding="UTF-8"?>
<!-- Places: the id, the language and the classes of an element, and whether it is a block. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <xsl:key name="t:place" match="*[@a:id]" use="@a:id"/>
  <xsl:key name="t:xml-id" match="*[@xml:id]" use="@xml:id"/>

  <!-- What every rendered element carries. -->
  <xsl:function name="t:place" visibility="public" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="classes" as="xs:string*"/>
    <xsl:variable name="all-classes" as="xs:string*" select="$classes, t:rend-classes($element)"/>
    <xsl:apply-templates select="$element/@a:id" mode="tp:id"/>
    <xsl:if test="exists($all-classes)">
      <xsl:attribute name="class" select="$all-classes"/>
    </xsl:if>
    <xsl:sequence select="t:language($element)"/>
  </xsl:function>

  <xsl:mode name="tp:id" on-no-match="fail"/>

  <xsl:template match="@a:id" mode="tp:id" as="attribute(id)">
    <xsl:attribute name="id" select="."/>
  </xsl:template>

  <xsl:variable name="tp:rend-classes" as="map(xs:string, xs:string)" select="map {
      'i': 'italic', 'it': 'italic', 'ital': 'italic', 'italic': 'italic', 'italics': 'italic', 'italicized': 'italic',
      'b': 'bold', 'bold': 'bold', 'bf': 'bold', 'strong': 'bold',
      'sc': 'small-caps', 'smallcaps': 'small-caps', 'small-caps': 'small-caps', 'smallcap': 'small-caps',
      'caps': 'capitals', 'allcaps': 'capitals', 'uppercase': 'capitals',
      'sup': 'superscript', 'super': 'superscript', 'superscript': 'superscript',
      'sub': 'subscript', 'subscript': 'subscript',
      'u': 'underlined', 'ul': 'underlined', 'underline': 'underlined', 'underlined': 'underlined',
      'spaced': 'spaced', 'letter-spaced': 'spaced', 'gesperrt': 'spaced', 'spaced-out': 'spaced',
      'strikethrough': 'struck', 'strike': 'struck', 'struck': 'struck',
      'center': 'centred', 'centre': 'centred', 'centered': 'centred', 'centred': 'centred',
      'right': 'right', 'align-right': 'right', 'align(right)': 'right', 'align(center)': 'centred',
      'indent': 'indented', 'indented': 'indented', 'small': 'small', 'large': 'large',
      'roman': 'upright', 'upright': 'upright', 'normal': 'upright'}"/>

  <xsl:function name="t:rend-classes" visibility="public" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize(lower-case($element/@rend), '[\s;,]+') ! $tp:rend-classes(.)"/>
  </xsl:function>

  <!-- Whether an element holds what HTML allows in a block only. A note is set elsewhere, whatever it holds. -->
  <xsl:function name="t:holds-blocks" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $child in $element/(* except note) satisfies t:is-block($child) or t:holds-blocks($child)"/>
  </xsl:function>

  <xsl:function name="t:is-block" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="tp:is-block"/>
  </xsl:function>

  <xsl:mode name="tp:is-block" on-no-match="fail"/>

  <xsl:template match="*" mode="tp:is-block" as="xs:boolean">
    <xsl:sequence select="false()"/>
  </xsl:template>

  <xsl:template mode="tp:is-block" as="xs:boolean" match="
      p | ab | l | lg | list | item | table | row | cell | figure | quote[t:is-block-quote(.)] | cit[quote[t:is-block-quote(.)]]
      | div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | head | sp | castList | castItem | listBibl | biblFull
      | floatingText | text | front | body | back | group | argument | epigraph | opener | closer | postscript | titlePage | docTitle
      | listPerson | listPlace | listOrg | listEvent | listApp | listWit | listChange | person | place | org | event | entry | spGrp
      | trailer | dateline | salute | signed | msDesc | facsimile | sourceDoc | surface | zone | line | standOff
      | *[namespace-uri() = 'http://www.tei-c.org/ns/Examples']">
    <xsl:sequence select="true()"/>
  </xsl:template>

  <!-- The HTML element for what would be a p or a span, were it not for blocks inside. -->
  <xsl:function name="t:flow" visibility="public" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="if (t:holds-blocks($element)) then 'div' else $name"/>
  </xsl:function>
</xsl:stylesheet>
