<?xml version="1.0" encoding="UTF-8"?>
<!-- Places that something refers to, page breaks of the printed source, and the language of parts. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:teitools:address" xmlns:i="urn:teitools:index"
    xmlns:t="urn:teitools:xslt" xmlns:tp="urn:teitools:xslt:private"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <xsl:key name="tp:identified" match="*[@xml:id]" use="@xml:id"/>

  <!-- The ids that indexes, apparatus and pointers inside the text refer to. -->
  <xsl:variable name="tp:wanted" as="map(xs:string, xs:boolean)" select="
      map:merge((($tp:printed-indexes//i:mention, $tp:decisions/i:mention)/@anchor,
          $t:document//(ref | ptr)[not(@a:note)]/tp:place-meant(.)/@a:id) ! map { string(.): true() })"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>

  <xsl:function name="tp:anchors" as="element(p:anchor)*">
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="$element/@a:id[exists($tp:wanted(string(.)))]">
      <anchor id="{.}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The element of the same text to which a pointer points. -->
  <xsl:function name="tp:place-meant" as="element()?">
    <xsl:param name="pointer" as="element()"/>
    <xsl:variable name="target" as="xs:string?" select="tokenize($pointer/@target)[1]"/>
    <xsl:sequence select="if (starts-with($target, '#')) then key('tp:identified', substring($target, 2), $t:document)[1] else ()"/>
  </xsl:function>

  <!-- A page break between blocks belongs to the block that follows it, where that begins with words. -->
  <xsl:function name="tp:is-adopted" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/self::pb/tp:next(.)[tp:adopts(.)])"/>
  </xsl:function>

  <xsl:function name="tp:adopts" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[self::p | self::ab | self::head | self::l | self::item | self::bibl | self::titlePage
        | self::speaker][tp:is-block(.)])"/>
  </xsl:function>

  <!-- The element after page breaks and what is printed with them, when no words stand between. -->
  <xsl:function name="tp:next" as="element()?">
    <xsl:param name="break" as="element()"/>
    <xsl:variable name="next" as="node()?" select="$break/following-sibling::node()[self::* or self::text()[normalize-space()]][1]"/>
    <xsl:sequence select="if ($next[self::pb | self::cb | self::lb | self::fw]) then tp:next($next) else $next[self::*]"/>
  </xsl:function>

  <!-- The page breaks that an element adopts. -->
  <xsl:function name="tp:leading" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element[tp:adopts(.)]/tp:breaks-before(.)" mode="t:print-inline"/>
  </xsl:function>

  <xsl:function name="tp:breaks-before" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="previous" as="node()?" select="
        $element/preceding-sibling::node()[self::* or self::text()[normalize-space()]][1]"/>
    <xsl:sequence select="if ($previous[self::pb | self::cb | self::lb | self::fw])
        then (tp:breaks-before($previous), $previous[self::pb]) else ()"/>
  </xsl:function>

  <xsl:template match="pb | cb | gb | lb | fw | anchor" mode="t:print-block" as="node()*">
    <xsl:apply-templates select="." mode="t:print-inline"/>
  </xsl:template>

  <xsl:template match="pb" mode="t:print-inline" as="node()*">
    <xsl:sequence select="tp:anchors(.)"/>
    <pagemark><xsl:sequence select="tp:attribute('n', (@a:n, @n)[1])"/></pagemark>
    <xsl:sequence select="tp:space-at(.)"/>
  </xsl:template>

  <!-- The language of an element, where it differs from that around it. -->
  <xsl:function name="tp:language" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="around" as="xs:string?" select="
        ($element/ancestor::*[@xml:lang][1]/@xml:lang/string(), $tp:main-language)[1]"/>
    <xsl:sequence select="tp:attribute('lang', $element/@xml:lang[not(. = $around)])"/>
  </xsl:function>

</xsl:stylesheet>
