<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says of the edition: citation, responsibility, licence, principles. -->
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

  <xsl:function name="t:about" visibility="public" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="facts" as="element()*">
      <xsl:apply-templates select="$tei/teiHeader" mode="tp:about"/>
    </xsl:variable>
    <xsl:if test="exists($facts)">
      <footer class="about" id="{t:free-id($tei, 'about')}">
        <h2><xsl:sequence select="$t:generated"/>{t:label('about')}</h2>
        <dl><xsl:sequence select="$facts"/></dl>
      </footer>
    </xsl:if>
  </xsl:function>

  <xsl:mode name="tp:about" on-no-match="shallow-skip"/>

  <xsl:template match="teiHeader" mode="tp:about" as="element()*">
    <xsl:sequence select="tp:fact('cite', tp:generated(t:citation(..)))"/>
    <xsl:apply-templates select="fileDesc/titleStmt, fileDesc/publicationStmt, fileDesc/sourceDesc, encodingDesc" mode="#current"/>
  </xsl:template>

  <xsl:template match="titleStmt" mode="tp:about" as="element()*">
    <xsl:variable name="persons" as="element()*">
      <xsl:apply-templates select="respStmt, editor" mode="#current"/>
    </xsl:variable>
    <xsl:sequence select="tp:fact('responsibility', $persons)"/>
  </xsl:template>

  <xsl:template match="respStmt" mode="tp:about" as="element()">
    <xsl:variable name="names" as="element()*" select="(* except (resp, note))[normalize-space()]"/>
    <p>
      <xsl:sequence select="t:joined(resp, ', ')"/>
      <xsl:if test="resp and $names"><xsl:text>: </xsl:text></xsl:if>
      <xsl:sequence select="t:joined($names, ', ')"/>
    </p>
  </xsl:template>

  <xsl:template match="editor" mode="tp:about" as="element()">
    <p><xsl:apply-templates mode="t:html"/></p>
  </xsl:template>

  <xsl:template match="publicationStmt" mode="tp:about" as="element()*">
    <xsl:sequence select="tp:fact('publication', t:joined((publisher, distributor, authority, pubPlace, date)[normalize-space()], ', '))"/>
    <xsl:apply-templates select="availability" mode="#current"/>
  </xsl:template>

  <xsl:template match="availability" mode="tp:about" as="element()*">
    <xsl:sequence select="tp:fact('licence', t:joined((licence, p)[normalize-space()], ' '))"/>
  </xsl:template>

  <!-- The manuscripts and the witnesses on which the text rests. -->
  <xsl:template match="sourceDesc[.//(msDesc | listWit)]" mode="tp:about" as="element()*">
    <xsl:variable name="sources" as="element()*"><xsl:apply-templates select=".//(msDesc | listWit)[not(ancestor::listWit or ancestor::msDesc)]" mode="t:html"/></xsl:variable>
    <xsl:sequence select="tp:fact('source', $sources)"/>
  </xsl:template>

  <xsl:template match="sourceDesc" mode="tp:about" priority="-0.5" as="empty-sequence()"/>

  <xsl:template match="encodingDesc" mode="tp:about" as="element()*">
    <xsl:variable name="principles" as="node()*">
      <xsl:apply-templates select=".//(projectDesc, editorialDecl)//p" mode="t:html"/>
    </xsl:variable>
    <xsl:sequence select="tp:fact('principles', $principles)"/>
  </xsl:template>

  <!-- A fact of the list, if there is anything to say. -->
  <xsl:function name="tp:fact" as="element()*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:if test="exists($content)">
      <dt><xsl:sequence select="$t:generated"/>{t:label($label)}</dt>
      <dd dir="auto"><xsl:sequence select="$content"/></dd>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tp:generated" as="element()">
    <xsl:param name="content" as="node()*"/>
    <span data-generated=""><xsl:sequence select="$content"/></span>
  </xsl:function>

  <!-- Elements rendered one after another, with a separator between them. -->
  <xsl:function name="t:joined" visibility="public" as="node()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="separator" as="xs:string"/>
    <xsl:for-each select="$elements">
      <xsl:if test="position() gt 1"><xsl:text>{$separator}</xsl:text></xsl:if>
      <xsl:apply-templates mode="t:html"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:template match="licence[t:safe-url(@target)]" mode="t:html" as="element()">
    <a href="{@target}"><xsl:apply-templates mode="#current"/></a>
  </xsl:template>
</xsl:stylesheet>
