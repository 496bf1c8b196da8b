<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of editorial decisions, set like an apparatus: place, edited reading ] copy-text, kind, reason. -->
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

  <xsl:template match="i:index[@kind = 'apparatus']" mode="t:index" as="element()">
    <ol class="decisions">
      <xsl:apply-templates select="i:entry" mode="#current"/>
    </ol>
  </xsl:template>

  <xsl:template match="i:index[@kind = 'apparatus']/i:entry" mode="t:index" as="element()" priority="1">
    <li id="{@id}">
      <p class="where"><xsl:sequence select="i:mention ! t:where-link(.)"/></p>
      <div class="decision"><xsl:sequence select="t:decision-body(.), tp:context(.)"/></div>
    </li>
  </xsl:template>

  <!-- Of many decisions those on each document stand on a page. -->
  <xsl:template match="i:index[@kind = 'apparatus']/i:entry" mode="tp:group-of" as="xs:string">
    <xsl:variable name="document" as="attribute()" select="i:mention[1]/@document"/>
    <xsl:sequence select="string((key('tp:document', $document, $site)/@title, $document)[1])"/>
  </xsl:template>

  <xsl:template match="i:index[@kind = 'apparatus']" mode="t:summary" as="xs:string">
    <xsl:variable name="kinds" as="xs:string*">
      <xsl:for-each-group select="i:entry" group-by="string(i:field[@name = 'kind'])">
        <xsl:sort select="count(current-group())" order="descending"/>
        <xsl:if test="current-grouping-key()">{count(current-group())} {tp:kinds(current-grouping-key())}</xsl:if>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="string-join((t:counted(count(i:entry), 'editorial decision', 'editorial decisions'), string-join($kinds, ', ')[. != '']), ': ')"/>
  </xsl:template>

  <xsl:function name="tp:kinds" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="kinds" as="map(xs:string, xs:string)" select="map {
        'ocr': 'of the conversion from print', 'printer': 'of the print', 'author': 'of the author’s'}"/>
    <xsl:sequence select="($kinds($kind), $kind)[1]"/>
  </xsl:function>

  <!-- The readings, what kind of slip it is, how certain the editor is, and why. -->
  <xsl:function name="t:decision-body" visibility="public" as="element()+">
    <xsl:param name="entry" as="element(i:entry)"/>
    <p class="readings"><xsl:apply-templates select="$entry" mode="tp:readings"/></p>
    <xsl:for-each select="$entry/i:field[@name = 'reason'][normalize-space()]"><p class="reason">{.}</p></xsl:for-each>
    <p class="verdict">{string-join($entry/(i:field[@name = 'kind'] ! tp:slip(.), i:field[@name = 'certainty'][normalize-space()] ! ('certainty ' || .)), ' · ')}</p>
  </xsl:function>

  <xsl:function name="tp:slip" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="kinds" as="map(xs:string, xs:string)" select="map {
        'ocr': 'error of the conversion from print', 'printer': 'error of the print', 'author': 'slip of the author’s'}"/>
    <xsl:sequence select="($kinds($kind), $kind)[1]"/>
  </xsl:function>

  <xsl:mode name="tp:readings" on-no-match="fail"/>

  <xsl:template match="i:entry" mode="tp:readings" as="node()+">
    <span class="lemma">{tp:shortened(i:mention[1]/@text)}</span>
  </xsl:template>

  <xsl:template match="i:entry[i:field[@name = ('sic', 'corr')][normalize-space()]]" mode="tp:readings" as="node()+">
    <span class="lemma">{i:field[@name = 'corr']}</span>
    <xsl:text> ] </xsl:text>
    <span class="rejected">{i:field[@name = 'sic']}</span>
    <xsl:text> </xsl:text>
    <span class="source">copy-text</span>
  </xsl:template>

  <xsl:template match="i:entry[not(normalize-space(i:field[@name = 'sic']))][normalize-space(i:field[@name = 'corr'])]" mode="tp:readings" as="node()+" priority="1">
    <span class="lemma">{i:field[@name = 'corr']}</span>
    <xsl:text> ] </xsl:text>
    <span class="source">lacking in the copy-text</span>
  </xsl:template>

  <xsl:template match="i:entry[normalize-space(i:field[@name = 'sic'])][not(normalize-space(i:field[@name = 'corr']))]" mode="tp:readings" as="node()+" priority="1">
    <span class="source">left out</span>
    <xsl:text> ] </xsl:text>
    <span class="rejected">{i:field[@name = 'sic']}</span>
    <xsl:text> </xsl:text>
    <span class="source">copy-text</span>
  </xsl:template>

  <!-- What is only a space cannot be seen: it is named. -->
  <xsl:template match="i:entry[i:field[@name = ('sic', 'corr')][not(normalize-space())] = ' '][not(i:field[@name = ('sic', 'corr')][normalize-space()])]" mode="tp:readings" as="node()+" priority="2">
    <span class="source">{if (i:field[@name = 'corr'] = ' ') then 'a space' else 'no space'}</span>
    <xsl:text> ] </xsl:text>
    <span class="source">{if (i:field[@name = 'sic'] = ' ') then 'a space' else 'no space'} in the copy-text</span>
  </xsl:template>

  <!-- A decision on a whole note or paragraph is named by its beginning. -->
  <xsl:function name="tp:shortened" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:sequence select="string-join($words[position() le 14], ' ') || (' …'[count($words) gt 14], '')[1]"/>
  </xsl:function>

  <xsl:function name="tp:context" as="element()*">
    <xsl:param name="entry" as="element(i:entry)"/>
    <xsl:for-each select="$entry/i:mention[1][@before != '' or @after != '']">
      <p class="context"><xsl:sequence select="t:context(.)"/></p>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
