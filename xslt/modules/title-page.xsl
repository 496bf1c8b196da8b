<?xml version="1.0" encoding="UTF-8"?>
<!-- Title matter: the title page of the source, or else the header's title and authors. -->
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

  <xsl:mode name="t:title-block" on-no-match="shallow-skip"/>

  <xsl:template match="TEI | teiCorpus" mode="t:title-block" as="element()">
    <header class="title-page">
      <xsl:sequence select="tp:heading(., tp:title-in-heading(.))"/>
      <xsl:for-each select="teiHeader/fileDesc/titleStmt/title[@type = 'sub']">
        <p class="subtitle"><xsl:apply-templates mode="t:html"/></p>
      </xsl:for-each>
      <xsl:for-each select="teiHeader/fileDesc/titleStmt/author">
        <p class="byline">
          <xsl:apply-templates select="if (persName | name) then persName | name else node()" mode="t:html"/>
          <xsl:for-each select="affiliation[../(persName | name)]">
            <span class="affiliation"><xsl:apply-templates mode="t:html"/></span>
          </xsl:for-each>
        </p>
      </xsl:for-each>
      <xsl:apply-templates select="teiHeader/profileDesc/correspDesc/correspAction[normalize-space()]" mode="#current"/>
      <xsl:apply-templates select="teiHeader/profileDesc/abstract[normalize-space()][empty(current()/text/front/div[@type = 'abstract'])]" mode="#current"/>
    </header>
  </xsl:template>

  <!-- The heading keeps what the title emphasizes; a document without a title is called by a generated one. -->
  <xsl:function name="tp:title-in-heading" as="item()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="title" as="element(title)?" select="t:main-title($tei)"/>
    <xsl:choose>
      <xsl:when test="t:plain($title/node()) != ''"><xsl:apply-templates select="$title/node() except $title/note" mode="t:html"/></xsl:when>
      <xsl:otherwise><xsl:sequence select="$t:generated, t:document-title($tei)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="abstract" mode="t:title-block" as="element()">
    <section class="run-in">
      <xsl:sequence select="t:language(.)"/>
      <xsl:if test="empty(head)"><h2><xsl:sequence select="$t:generated"/>{t:label('abstract')}</h2></xsl:if>
      <xsl:text> </xsl:text>
      <xsl:sequence select="t:blocks(.)"/>
    </section>
  </xsl:template>

  <!-- Of a letter: who sent it, from where, when; and who received it. -->
  <xsl:template match="correspAction" mode="t:title-block" as="element()">
    <p class="correspondence">
      <span class="action" data-generated="">{t:label('corresp-' || (@type, 'sent')[1])}</span>
      <xsl:text> </xsl:text>
      <xsl:sequence select="t:enumerated(*[normalize-space()])"/>
    </p>
  </xsl:template>

  <!-- The title page stands in its place in the text, and has the heading. -->
  <xsl:template match="*[text/front/(titlePage | docTitle)]" mode="t:title-block" priority="2" as="empty-sequence()"/>

  <xsl:function name="tp:heading" as="element()">
    <xsl:param name="context" as="element()"/>
    <xsl:param name="content" as="item()*"/>
    <xsl:element name="{if ($context/ancestor::*[self::TEI or self::teiCorpus]) then 'h2' else 'h1'}">
      <xsl:sequence select="$content"/>
    </xsl:element>
  </xsl:function>

  <xsl:template match="titlePage" mode="t:html" as="element()">
    <header>
      <xsl:sequence select="t:place(., 'title-page')"/>
      <xsl:sequence select="t:blocks(.)"/>
    </header>
  </xsl:template>

  <xsl:template match="docTitle" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., 'titles')"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="(front | titlePage)/docTitle[empty(preceding::docTitle)]" mode="t:html" as="element()">
    <xsl:element name="{if (ancestor::TEI[2] or ancestor::teiCorpus) then 'h2' else 'h1'}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="titlePart" mode="t:html" as="element()">
    <span>
      <xsl:sequence select="t:place(., ('title-part', @type))"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="titlePage/titlePart | front/titlePart" mode="t:html" as="element()">
    <p>
      <xsl:sequence select="t:place(., ('title-part', @type))"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </p>
  </xsl:template>

  <xsl:template match="titlePage/titlePart[empty(preceding::titlePart) and empty(../docTitle)]" mode="t:html" as="element()" priority="2">
    <h1>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </h1>
  </xsl:template>

  <xsl:template match="titlePage/(docImprint | docEdition | byline | docAuthor | docDate | imprimatur) | front/(docImprint | docEdition | byline | docAuthor | docDate)" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., ('byline'[current()/(self::byline, self::docAuthor)], 'imprint'[current()/self::docImprint]))"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="titlePage//docAuthor | titlePage//affiliation | titlePage//docImprint/*" mode="t:html" priority="-0.2" as="element()">
    <span>
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
