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
      map:merge(((tp:printed-indexes()//i:mention, tp:decisions()/i:mention)/@anchor,
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

  <!-- A page break between blocks belongs to the block that follows it. -->
  <xsl:function name="tp:adopter" as="element()?">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="
        if ($break/../text()[normalize-space()]) then ()
        else $break/following-sibling::*[not(self::pb | self::cb | self::lb | self::fw)][1]
            [self::p | self::ab | self::head | self::l | self::item | self::bibl | self::titlePage | self::speaker]
            [tp:is-block(.)]"/>
  </xsl:function>

  <xsl:function name="tp:is-adopted" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node[self::pb]/exists(tp:adopter(.)) = true()"/>
  </xsl:function>

  <xsl:function name="tp:leading" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element/preceding-sibling::pb[tp:adopter(.) is $element]" mode="t:print-inline"/>
  </xsl:function>

  <xsl:template match="pb" mode="t:print-inline" as="element()*">
    <xsl:sequence select="tp:anchors(.)"/>
    <pagemark><xsl:sequence select="tp:attribute('n', (@a:n, @n)[1])"/></pagemark>
  </xsl:template>

  <!-- The language of an element, where it differs from that around it. -->
  <xsl:function name="tp:language" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="around" as="xs:string?" select="
        ($element/ancestor::*[@xml:lang][1]/@xml:lang/string(), tp:main-language($t:document))[1]"/>
    <xsl:sequence select="tp:attribute('lang', $element/@xml:lang[not(. = $around)])"/>
  </xsl:function>

</xsl:stylesheet>
